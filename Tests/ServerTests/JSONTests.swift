import Foundation
import NIOCore
import Testing
import TextProcessing

@testable import Server

struct JSONTests {
    private static func read(_ text: String) throws -> JSONValue {
        try ByteBuffer(string: text).withUnsafeReadableBytes(JSONReader.value)
    }

    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("-0.5e+3", .number("-0.5e+3")), ("\"\"", .string("")),
            (#""a\"\\\/\b\f\n\r\t\u00f1""#, .string("a\"\\/\u{8}\u{C}\n\r\tñ")), (#""\ud83d\ude00""#, .string("😀")),
            ("\"n\u{303}\"", .string("n\u{303}")), ("[]", .array([])),
            ("[1,[2]]", .array([.number("1"), .array([.number("2")])])),
            (#"{"a": {}}"#, .object([.init(name: "a", value: .object([]))])), (#""\u0000""#, .string("\0")),
        ] as [(String, JSONValue)])
    func reads(text: String, value: JSONValue) throws {
        #expect(try Self.read(text) == value)
    }

    @Test(
        "refuses what it does not",
        arguments: [
            "", " ", "nul", "01", "1.", "+1", ".5", "\"", "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
            "\"\u{1}\"", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "1 2",
            "\u{FEFF}1",
            String(repeating: "[", count: 100_000),
        ])
    func refuses(text: String) {
        #expect(throws: JSONReader.Failure.self) { try Self.read(text) }
    }

    @Test(
        "writes what Foundation reads back",
        arguments: [
            "", "a\"b\\c", "\u{0}\u{1F}\n\r\t", "ñandú tʼantʼa 😀", "\u{2028}", String(repeating: "x", count: 10_000),
        ])
    func writes(text: String) throws {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("text", text)
            writer.field("list", [text, text])
            writer.field("number", 0.125)
            writer.field("whole", 3.0)
            writer.field("flag", true)
            writer.field("absent", ifPresent: String?.none)
        }
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
        #expect(object["text"] as? String == text)
        #expect(object["list"] as? [String] == [text, text])
        #expect(object["number"] as? Double == 0.125)
        #expect(object["whole"] as? Int == 3)
        #expect(object["flag"] as? Bool == true)
        #expect(object.count == 5)
    }
}
