"""Answers questions about Python, one JSON array per line: [operation, argument] in, [text] or [error, message] out."""
import base64, datetime, decimal, hashlib, json, struct, sys, unicodedata, urllib.parse

make = {
    "none": lambda _: None,
    "bool": lambda v: v,
    "int": lambda v: int(v),
    "float": lambda v: struct.unpack(">d", bytes.fromhex(v))[0],
    "str": lambda v: v,
    "bytes": lambda v: base64.b64decode(v),
    "decimal": lambda v: decimal.Decimal(v),
    "date": lambda v: datetime.date.fromisoformat(v),
    "datetime": lambda v: datetime.datetime.fromisoformat(v),
    "list": lambda v: [build(item) for item in v],
    "tuple": lambda v: tuple(build(item) for item in v),
    "dict": lambda v: {build(key): build(item) for key, item in v},
}


def build(tagged):
    tag, value = tagged
    return make[tag](value)


def update(pairs):
    first = {"_k": "key", "_p": "person", 1: "one"}
    first.update(pairs)
    return urllib.parse.urlencode(first)


def whole(value):
    """Floats without a fraction as ints: JavaScript has one number type."""
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {key: whole(item) for key, item in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def strptime(text):
    for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.datetime.strptime(text, form).isoformat()
        except ValueError:
            pass
    raise ValueError()


def url(place):
    scheme, host, path = place
    return urllib.parse.urlunsplit((scheme, host, path, urllib.parse.urlencode({"_k": "key", "_p": "p", "_n": "i"}), ""))


def sign(args):
    """The signature's rule: lists as JSON, names sorted, nothing between the parts, the secret at the end."""
    texts = {name: json.dumps(value) if isinstance(value, list) else str(value) for name, value in args.items()}
    joined = "".join(f"{name}={texts[name]}" for name in sorted(texts))
    return hashlib.md5((joined + "secret").encode("utf-8")).hexdigest()


def decode(data):
    data.decode("utf-8")
    return "ok"


operations = {
    "str": str,
    "repr": repr,
    "bool": lambda v: str(bool(v)),
    "int": lambda v: str(int(v)),
    "quote_plus": urllib.parse.quote_plus,
    "json.dumps": json.dumps,
    "json.loads": lambda v: json.dumps(whole(json.loads(v))),
    "update": update,
    "url": url,
    "sign": sign,
    "strptime": strptime,
    "decode": decode,
}

print(json.dumps([unicodedata.unidata_version]), flush=True)
for line in sys.stdin:
    operation, argument = json.loads(line)
    try:
        answer = [operations[operation](build(argument))]
    except Exception as error:
        answer = [type(error).__name__, str(error)]
    print(json.dumps(answer), flush=True)
