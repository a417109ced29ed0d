import { assert, describe, it } from "vitest"
import { parseUrl } from "../../../src/internal/wire/urllib3-url.ts"

const target = (path: string): string => parseUrl(`http://host${path}`).target

describe("a URL as urllib3 sends it", () => {
  it.each([
    ["", "/"],
    ["?a=1", "/?a=1"],
    ["/a b", "/a%20b"],
    ["/é", "/%C3%A9"],
    ["/\ud800a\udfff", "/%ED%A0%80a%ED%BF%BF"],
    ["/a%2fb", "/a%2Fb"],
    ["/a%zz%2f", "/a%25zz%252f".replace("2f", "2F")],
    ["/x/../e", "/e"],
    ["/x/./y/..", "/x/"],
    ["/../../e", "/e"],
    ["//e", "//e"],
    ["/e?x=1?_k=2", "/e?x=1?_k=2"],
    ["/e?x=100%&_p=bob%40", "/e?x=100%25&_p=bob%2540"],
    ["/e#x?_k=1", "/e"],
    ['/"<>`{}|^[]', "/%22%3C%3E%60%7B%7D%7C%5E%5B%5D"],
    ["/a\\b", "/a%5Cb"],
    ["/a;b=c,d!e$f&g'h(i)*j+k:l@m~n", "/a;b=c,d!e$f&g'h(i)*j+k:l@m~n"]
  ])("%s goes out as %s", (path, expected) => {
    assert.strictEqual(target(path), expected)
  })

  it("has its host in lower case, its port by the scheme, and no user", () => {
    assert.deepStrictEqual(parseUrl("HTTPS://ann:secret@TRK.Example:/e"), {
      scheme: "https",
      host: "trk.example",
      port: 443,
      target: "/e"
    })
    assert.deepInclude(parseUrl("http://[::1]:8080/e"), { host: "[::1]", port: 8080 })
  })

  it("is refused without a host, and named in no error", () => {
    assert.throws(() => parseUrl("http:///e?_k=secret"), /^No host specified\.$/)
    assert.throws(() => parseUrl("http://a:b:c/e?_k=secret"), /^Failed to parse: http:\/\/a:b:c\/e\?<redacted>$/)
    assert.throws(
      () => parseUrl("http://host:99999/e?_k=secret"),
      /^Failed to parse: http:\/\/host:99999\/e\?<redacted>$/
    )
  })
})
