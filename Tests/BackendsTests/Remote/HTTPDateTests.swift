import Testing

@testable import Backends

struct HTTPDateTests {
    /// The three forms of the example in RFC 9110, 5.6.7; the number is from `date -u -d ... +%s`.
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
        ("Sun, 01 Mar 2026 00:00:00 GMT", 1_772_323_200),
    ])
    func reads(text: String, seconds: Int64) {
        #expect(HTTPDate(text)?.seconds == seconds)
    }

    @Test(arguments: ["", "soon", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT"])
    func refuses(text: String) {
        #expect(HTTPDate(text) == nil)
    }
}
