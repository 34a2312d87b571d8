import Foundation
import Testing

@testable import Corpora

struct TextInputTests {
    private func lines(_ input: TextInput) throws -> [String] {
        var lines: [String] = []
        while let line = try input.next() {
            switch line.content {
            case .success(let text): lines.append(text)
            case .failure(let error): lines.append("\(error.line) \(error.code)")
            }
        }
        return lines
    }

    private static func utf16(_ text: String, isBig: Bool, marked: Bool) -> [UInt8] {
        ((marked ? "\u{FEFF}" : "") + text).utf16.flatMap {
            isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
    }

    @Test(
        "names the encoding and decodes it",
        arguments: [
            ([], .utf8, []),
            (Array("\u{FEFF}añu\nk\u{2BC}\n".utf8), .utf8, ["añu", "k\u{2BC}"]),
            (Array("abc".utf8), .utf8, ["abc"]),
            (utf16("ñan\r\n👩🏽‍🌾\n", isBig: false, marked: true), .utf16LittleEndian, ["ñan", "👩🏽‍🌾"]),
            (utf16("ñan\n\u{5E9}", isBig: true, marked: true), .utf16BigEndian, ["ñan", "\u{5E9}"]),
            (utf16("wasi\tñan\n", isBig: false, marked: false), .utf16LittleEndian, ["wasi\tñan"]),
            (utf16("wasi\tñan\n", isBig: true, marked: false), .utf16BigEndian, ["wasi\tñan"]),
            ([0x61, 0xF1, 0x6F, 0x0A, 0x80, 0x92], .windows1252, ["año", "€\u{2019}"]),
        ] as [([UInt8], FoundEncoding, [String])])
    func decodes(bytes: [UInt8], encoding: FoundEncoding, expected: [String]) throws {
        let folder = try ScratchFolder()
        let input = try TextInput(file: try folder.file("a.txt", bytes))
        #expect(input.encoding == encoding)
        #expect(try lines(input) == expected)
    }

    @Test("warns of Windows-1252 with the line of the first byte that is not UTF-8")
    func warns() throws {
        let folder = try ScratchFolder()
        let input = try TextInput(file: try folder.file("a.txt", Array("uno\ndos\nni".utf8) + [0xF1, 0x6F, 0x0A]))
        #expect(input.warnings.map(\.line) == [3])
        #expect(input.warnings.map(\.code) == ["corpus.unknown-encoding"])
    }

    @Test("a bad line in a UTF-8 file is that line's problem")
    func keepsUTF8() throws {
        let folder = try ScratchFolder()
        let bytes = Array("ñan\n".utf8) + [0xF1, 0x0A] + Array("año\n".utf8)
        let input = try TextInput(file: try folder.file("a.txt", bytes))
        #expect(input.encoding == .utf8)
        #expect(try lines(input) == ["ñan", "2 corpus.invalid-utf8", "año"])
    }

    @Test(
        "is told the encoding",
        arguments: [
            (.utf8, [0xF1, 0x0A], ["1 corpus.invalid-utf8"]),
            (.latin1, Array("ñ\n".utf8), ["Ã±"]),
            (.utf16, [0x41, 0x00], ["A"]),
            (.utf16, [0x41, 0x00, 0x0A, 0x00, 0x00, 0xD8], ["A", "2 corpus.malformed"]),
            (.utf16, [0x00, 0xDC, 0x41, 0x00, 0x42], ["1 corpus.malformed"]),
        ] as [(TextEncoding, [UInt8], [String])])
    func obeys(encoding: TextEncoding, bytes: [UInt8], expected: [String]) throws {
        let folder = try ScratchFolder()
        #expect(try lines(try TextInput(file: try folder.file("a.txt", bytes), encoding: encoding)) == expected)
    }

    @Test(
        "refuses what no encoding fits",
        arguments: [
            (.utf8, [0xFF, 0xFE, 0x41, 0x00]), (.utf16, [0xEF, 0xBB, 0xBF, 0x41]),
            (.detect, [0xFF, 0xFE, 0x00, 0x00]), (.detect, [0x89, 0x50, 0x4E, 0x47, 0x0A, 0x00, 0x1A]),
        ] as [(TextEncoding, [UInt8])])
    func refuses(encoding: TextEncoding, bytes: [UInt8]) throws {
        let folder = try ScratchFolder()
        let file = try folder.file("a.txt", bytes)
        let error = #expect(throws: CorpusFileError.self) { try TextInput(file: file, encoding: encoding) }
        #expect(error?.code == "corpus.unknown-encoding")
    }

    @Test(
        "ends lines at LF, CRLF or the CR of an old Macintosh",
        arguments: [
            ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\rb\r", ["a", "b"]), ("a\r\n\r\nb", ["a", "", "b"]),
            ("a\rb\nc", ["a\rb", "c"]), ("\n\n", ["", ""]), ("\r", [""]),
            ("a\n\0b\nc", ["a", "2 corpus.nul-character", "c"]),
        ])
    func endsLines(text: String, expected: [String]) throws {
        let folder = try ScratchFolder()
        #expect(try lines(try TextInput(file: try folder.file("a.txt", text), encoding: .utf8)) == expected)
    }

    @Test("every line end may fall between two chunks", arguments: ["\n", "\r\n", "\r"])
    func crossesChunks(ending: String) throws {
        let folder = try ScratchFolder()
        for length in (TextInput.chunkSize - 3)...(TextInput.chunkSize + 1) {
            let long = String(repeating: "a", count: length)
            let text = "x\(ending)\(long)\(ending)ñ\(ending)"
            #expect(try lines(try TextInput(file: try folder.file("a.txt", text))) == ["x", long, "ñ"])
        }
    }

    @Test("a line over the limit is a problem and the next is read")
    func limitsLines() throws {
        let folder = try ScratchFolder()
        let long = String(repeating: "ñ", count: 1 << 20)
        let input = try TextInput(file: try folder.file("a.txt", "a\n\(long)\r\nb\n\(long)"))
        #expect(try lines(input) == ["a", "2 corpus.too-long", "b", "4 corpus.too-long"])
        let short = try TextInput(file: try folder.file("b.txt", "abcd\nabcde\n"), lineLimit: 4)
        #expect(try lines(short) == ["abcd", "2 corpus.too-long"])
    }

    @Test("a cut archive is told with the line where it breaks off")
    func refusesCutArchive() throws {
        let folder = try ScratchFolder()
        let output = try ByteOutput(file: folder.file("a.gz"))
        var generator = RecordGenerator(seed: 1)
        for _ in 0..<150_000 { try output.write("\(generator.number(below: 1 << 40))\n") }
        try output.close()
        let whole = try folder.bytes("a.gz")
        let input = try TextInput(file: try folder.file("b.gz", Array(whole.prefix(whole.count / 2))))
        let error = #expect(throws: CorpusFileError.self) { while try input.next() != nil {} }
        #expect(error?.code == "corpus.unreadable")
        #expect((error?.line ?? 0) > 1)
    }
}
