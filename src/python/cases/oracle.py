"""Reads a JSON list of sources from stdin and writes, for each, what CPython's own parser makes of
it: ["syntax error"], ["outside", why], or ["tree", text, text with spans]."""

import ast
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
MODULES = {"os", "errno", "os.path", "base", "views"}

BINARY = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.BitOr: "|", ast.BitAnd: "&", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
}
COMPARE = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}
UNARY = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}


class Outside(Exception):
    pass


def outside_unless(condition, why):
    if not condition:
        raise Outside(why)


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def float_text(value):
    """As JavaScript writes it, for the floats of the tests."""
    whole = value.is_integer() and value < 1e21
    return str(int(value)) if whole else re.sub(r"e([-+])0", r"e\1", repr(value))


class Writer:
    def __init__(self, source, spans):
        self.spans = spans
        self.in_format = False
        self.lines = source.splitlines(keepends=True) if spans else []
        self.starts = [0]
        if spans:
            # CPython counts only these as line ends
            self.lines = []
            rest = source
            while rest:
                ends = [i for i in (rest.find("\n"), rest.find("\r")) if i >= 0]
                if not ends:
                    self.lines.append(rest)
                    break
                end = min(ends) + 1
                if rest[end - 1:end + 1] == "\r\n":
                    end += 1
                self.lines.append(rest[:end])
                rest = rest[end:]
            self.lines.append("")
            for line in self.lines:
                self.starts.append(self.starts[-1] + utf16(line))

    def offset(self, line, column):
        before = self.lines[line - 1].encode("utf-8", "surrogatepass")[:column]
        return self.starts[line - 1] + utf16(before.decode("utf-8", "surrogatepass"))

    def place(self, node):
        if not self.spans or self.in_format:
            return ""
        start = self.offset(node.lineno, node.col_offset)
        return f"{start}:{self.offset(node.end_lineno, node.end_col_offset)}@"

    def block(self, body, **around):
        return "[" + " ".join(self.statement(one, around) for one in body) + "]"

    def expression(self, node):
        if node is None:
            return "-"
        method = getattr(self, "e_" + type(node).__name__, None)
        outside_unless(method, type(node).__name__)
        return self.place(node) + method(node)

    def form(self, *parts):
        return "(" + " ".join(parts) + ")"

    def all(self, nodes):
        return [self.expression(node) for node in nodes]

    def e_Constant(self, node):
        value = node.value
        if value is None or isinstance(value, bool):
            return repr(value)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, str):
            return json.dumps(value)
        if isinstance(value, float):
            return "float " + float_text(value)
        if value is Ellipsis:
            return "Ellipsis"
        outside_unless(isinstance(value, bytes), "constant")
        return "b" + json.dumps(value.decode("latin-1"))

    def e_Name(self, node):
        return node.id

    def e_Attribute(self, node):
        return self.form(".", self.expression(node.value), node.attr)

    def e_Subscript(self, node):
        return self.form("[]", self.expression(node.value), self.expression(node.slice))

    def e_Slice(self, node):
        return self.form("slice", *self.all([node.lower, node.upper, node.step]))

    def e_Call(self, node):
        keywords = []
        for keyword in node.keywords:
            keywords.append(self.form("=", keyword.arg or "**", self.expression(keyword.value)))
        return self.form("call", self.expression(node.func), *self.all(node.args), *keywords)

    def e_BoolOp(self, node):
        word = "and" if isinstance(node.op, ast.And) else "or"
        return self.form(word, *self.all(node.values))

    def e_UnaryOp(self, node):
        return self.form(UNARY[type(node.op)], self.expression(node.operand))

    def e_BinOp(self, node):
        outside_unless(type(node.op) in BINARY, "operator")
        return self.form(BINARY[type(node.op)], self.expression(node.left), self.expression(node.right))

    def e_Compare(self, node):
        rest = zip(node.ops, node.comparators)
        parts = [f"{COMPARE[type(op)]} {self.expression(right)}" for op, right in rest]
        return self.form("cmp", self.expression(node.left), *parts)

    def e_IfExp(self, node):
        return self.form("ifexp", *self.all([node.test, node.body, node.orelse]))

    def e_Tuple(self, node):
        for item in node.elts:
            outside_unless(not isinstance(item, ast.Slice), "slice in tuple")
        return self.form("tuple", *self.all(node.elts))

    def e_List(self, node):
        word = "list" if isinstance(node.ctx, ast.Load) else "tuple"
        return self.form(word, *self.all(node.elts))

    def e_Dict(self, node):
        pairs = zip(node.keys, node.values)
        return self.form("dict", *[self.form(*self.all(pair)) for pair in pairs])

    def e_Set(self, node):
        return self.form("set", *self.all(node.elts))

    def e_Starred(self, node):
        return self.form("*", self.expression(node.value))

    def e_Lambda(self, node):
        return self.form("lambda", self.parameters(node.args), self.expression(node.body))

    def comprehension(self, word, elements, generators):
        clauses = []
        for one in generators:
            outside_unless(not one.is_async, "async")
            parts = self.all([one.target, one.iter, *one.ifs])
            clauses.append(self.form("for", *parts))
        return self.form(word + " of", *self.all(elements), *clauses)

    def e_ListComp(self, node):
        return self.comprehension("list", [node.elt], node.generators)

    def e_SetComp(self, node):
        return self.comprehension("set", [node.elt], node.generators)

    def e_GeneratorExp(self, node):
        return self.comprehension("generator", [node.elt], node.generators)

    def e_DictComp(self, node):
        return self.comprehension("dict", [node.key, node.value], node.generators)

    def e_NamedExpr(self, node):
        return self.form(":=", *self.all([node.target, node.value]))

    def e_Yield(self, node):
        return self.form("yield", self.expression(node.value))

    def e_YieldFrom(self, node):
        return self.form("yield from", self.expression(node.value))

    def e_JoinedStr(self, node):
        before, self.in_format = self.in_format, True
        parts = ["f"]
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(json.dumps(part.value))
                continue
            mark = "!" if part.conversion == -1 else "!" + chr(part.conversion)
            spec = [] if part.format_spec is None else [self.e_JoinedStr(part.format_spec)]
            parts.append(self.form(mark, self.expression(part.value), *spec))
        self.in_format = before
        return self.form(*parts)

    def statement(self, node, around):
        method = getattr(self, "s_" + type(node).__name__, None)
        outside_unless(method, type(node).__name__)
        return self.place(node) + method(node, around)

    def imported(self, alias):
        return alias.name if alias.asname is None else self.form("as", alias.name, alias.asname)

    def s_Import(self, node, around):
        outside_unless(not around.get("inside"), "import inside")
        for alias in node.names:
            outside_unless(alias.name in MODULES, "module")
        return self.form("Import", *map(self.imported, node.names))

    def s_ImportFrom(self, node, around):
        outside_unless(not around.get("inside"), "import inside")
        outside_unless(node.level == 0 and node.module in MODULES, "module")
        outside_unless(node.names[0].name != "*", "star")
        return self.form("ImportFrom", node.module, *map(self.imported, node.names))

    def s_ClassDef(self, node, around):
        outside_unless(not around.get("inside"), "class inside")
        outside_unless(len(node.bases) < 2 and not node.keywords, "bases")
        head = self.decorators(node)
        base = self.expression(node.bases[0]) if node.bases else "-"
        return self.form("ClassDef", *head, node.name, base, self.block(node.body, inside="class"))

    def decorators(self, node):
        for one in node.decorator_list:
            dotted = ast.unparse(one.func if isinstance(one, ast.Call) else one)
            outside_unless(all(part.isidentifier() for part in dotted.split(".")), "decorator")
        return ["@" + self.expression(one) for one in node.decorator_list]

    def s_FunctionDef(self, node, around):
        head = self.decorators(node)
        body = self.block(node.body, inside="function")
        return self.form("FunctionDef", *head, node.name, self.parameters(node.args), body)

    def parameters(self, spec):
        def text(name, value):
            return name if value is None else self.form("=", name, self.expression(value))

        before = [("/" if one in spec.posonlyargs else "") + one.arg for one in spec.posonlyargs + spec.args]
        defaults = [None] * (len(before) - len(spec.defaults)) + spec.defaults
        parts = [text(*pair) for pair in zip(before, defaults)]
        if spec.vararg:
            parts.append("*" + spec.vararg.arg)
        parts += [text(":" + one.arg, value) for one, value in zip(spec.kwonlyargs, spec.kw_defaults)]
        if spec.kwarg:
            parts.append("**" + spec.kwarg.arg)
        return self.form(*parts)

    def s_AnnAssign(self, node, around):
        simple = ["simple"] if node.simple else []
        return self.form("AnnAssign", *simple, *self.all([node.target, node.value]))

    def s_Nonlocal(self, node, around):
        return self.form("Nonlocal", *node.names)

    def s_Assign(self, node, around):
        return self.form("Assign", *self.all(node.targets), self.expression(node.value))

    def s_AugAssign(self, node, around):
        outside_unless(type(node.op) in BINARY, "operator")
        values = self.all([node.target, node.value])
        return self.form("AugAssign", BINARY[type(node.op)], *values)

    def s_Delete(self, node, around):
        return self.form("Delete", *self.all(node.targets))

    def s_Global(self, node, around):
        outside_unless(around.get("inside") != "class", "global in class")
        return self.form("Global", *node.names)

    def s_If(self, node, around):
        body, orelse = self.block(node.body, **around), self.block(node.orelse, **around)
        return self.form(type(node).__name__, self.expression(node.test), body, orelse)

    s_While = s_If

    def s_For(self, node, around):
        body, orelse = self.block(node.body, **around), self.block(node.orelse, **around)
        return self.form("For", *self.all([node.target, node.iter]), body, orelse)

    def s_Try(self, node, around):
        handlers = []
        for one in node.handlers:
            body = self.block(one.body, **around)
            handlers.append(self.form("except", self.expression(one.type), one.name or "-", body))
        blocks = [self.block(body, **around) for body in (node.body, node.orelse, node.finalbody)]
        return self.form("Try", blocks[0], *handlers, *blocks[1:])

    def s_With(self, node, around):
        items = [self.form(*self.all([one.context_expr, one.optional_vars])) for one in node.items]
        return self.form("With", *items, self.block(node.body, **around))

    def s_Raise(self, node, around):
        return self.form("Raise", self.expression(node.exc), self.expression(node.cause))

    def s_Return(self, node, around):
        return self.form("Return", self.expression(node.value))

    def s_Assert(self, node, around):
        return self.form("Assert", *self.all([node.test, node.msg]))

    def s_Expr(self, node, around):
        return self.form("Expr", self.expression(node.value))

    def s_Pass(self, node, around):
        return type(node).__name__

    s_Break = s_Continue = s_Pass


def judge(source):
    try:
        compile(source, "source", "exec", dont_inherit=True)
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as error:
        return ["syntax error", str(error)]
    try:
        texts = []
        for spans in (False, True):
            writer = Writer(source, spans)
            texts.append("\n".join(writer.statement(one, {}) for one in tree.body))
        return ["tree", *texts]
    except Outside as why:
        return ["outside", str(why)]


json.dump([judge(source) for source in json.load(sys.stdin)], sys.stdout)
