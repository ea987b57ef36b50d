"""What operators put before a cluster: a proxy on loopback that asks for a name, speaks TLS, is slow, or says no."""

import base64
import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# What the proxy answers to a request by itself; None hands it on.
Refusal = tuple[int, bytes]


@dataclass
class Manner:
    """How a proxy treats what comes: it may be changed while it runs."""

    user: str = ""
    password: str = ""
    wait: float = 0.0
    refuse: Callable[[str, str], Refusal | None] | None = None
    asked: list[str] = field(default_factory=list)  # "GET /path" of every request


@contextmanager
def front(host: str, manner: Manner, certificate: tuple[Path, Path] | None = None) -> Iterator[str]:
    """A proxy before the node at `host`; the block is given its own "127.0.0.1:PORT"."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def hand_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            manner.asked.append(f"{self.command} {self.path}")
            status, answer = self.answer(body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer)

        def answer(self, body: bytes) -> tuple[int, bytes]:
            known = base64.b64encode(f"{manner.user}:{manner.password}".encode()).decode()
            if manner.user and self.headers.get("Authorization") != f"Basic {known}":
                return 401, b"Unauthorized"
            if manner.refuse and (refusal := manner.refuse(self.command, self.path)):
                return refusal
            time.sleep(manner.wait)
            connection = http.client.HTTPConnection(host, timeout=60)
            kind = self.headers.get("Content-Type") or "application/json"
            connection.request(self.command, self.path, body, {"Content-Type": kind})
            answered = connection.getresponse()
            told = answered.status, answered.read()
            connection.close()
            return told

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = hand_on  # noqa: N815  the names that the library calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Tests are quiet."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:  # who was kept waiting for too long has hung up
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(folder: Path) -> tuple[Path, Path]:
    """The files of a certificate for 127.0.0.1 that signed itself, and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths
