"""What everything stands on: errors, plain data, strict TOML, typography, names of files."""
