"""The embedded engine: a Whoosh index in a folder. The files of this room are the only ones that import whoosh."""
