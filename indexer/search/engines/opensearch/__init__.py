"""The engine of many machines: an index on an OpenSearch cluster. The only files that import opensearchpy."""
