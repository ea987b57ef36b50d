"""The engines that hold an index. `engines.protocol` says what each of them can do; `open_engine` finds one by its URL."""
