import Testing

@testable import Backends

struct NullFlushFramingTests {
    @Test("ends a unit with sentence end, superblanks and NUL")
    func seal() {
        var stream: [UInt8] = []
        NullFlushFraming.seal("La casa".utf8, number: 12, to: &stream)
        #expect(stream == Array("La casa.[][n12]\u{0}".utf8))
    }

    @Test(
        "takes the end off a reply",
        arguments: [
            ("House.[][n1]", "House"), ("House..[][n1]", "House."), ("USA[][n1]", "USA"), (".[][n1]", ""),
            ("House.[][n2]", nil), ("House", nil), ("", nil), ("[n1]", nil),
        ] as [(String, String?)])
    func open(reply: String, text: String?) {
        let bytes = Array(reply.utf8)
        #expect(NullFlushFraming.open(bytes[...], number: 1) == text.map { Array($0.utf8) })
    }
}
