"""An issue made in Word -> the template that it looks like, and what no template can say of it."""

from bulletin_cli.incoming.looks.read import ReadTemplate, read_template

__all__ = ["ReadTemplate", "read_template"]
