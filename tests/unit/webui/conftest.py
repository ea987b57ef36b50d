"""The site over the sample archive and a real index, asked without a socket."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.sample_site import make_site
from webui.app import create_app


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(make_site(tmp_path_factory.mktemp("site") / "home"))


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()
