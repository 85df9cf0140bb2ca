"""What templates put out, escaped once: Jinja2 makes a Markup of each value and copies it."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def written(value: Any) -> str:
    """A value as it stands in a page: markup as it is, of anything else the words, escaped."""
    kind = type(value)
    if kind is str:
        words: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return words.replace('"', "&#34;").replace("'", "&#39;")
    return value if kind is Markup else escape(value)


class Writer(CodeGenerator):
    """Compiles templates so that what they put out is `written`.

    Were it to do nothing, values would be escaped by Jinja2 as ever.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline("from reader.escaping import written")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("written(")
