import Corpora
import Foundation
import Testing

struct ArchiveTests {
    /// Made with Python's zipfile: LICENSE, made.es and a member called ../out.quy.
    private static let zip = """
        UEsDBBQAAAAAAAAAIVDQYiWnBQAAAAUAAAAHAAAATElDRU5TRWZyZWUKUEsDBBQAAAAAAAAAIVD2WaxnCwAAAAsAAAAHAAAAbWFkZS5lc2FndWEKZn\
        VlZ28KUEsDBBQAAAAAAAAAIVCzF9KOCgAAAAoAAAAKAAAALi4vb3V0LnF1eXlha3UKbmluYQpQSwECFAMUAAAAAAAAACFQ0GIlpwUAAAAFAAAABwAAAA\
        AAAAAAAAAAgAEAAAAATElDRU5TRVBLAQIUAxQAAAAAAAAAIVD2WaxnCwAAAAsAAAAHAAAAAAAAAAAAAACAASoAAABtYWRlLmVzUEsBAhQDFAAAAAAAAA\
        AhULMX0o4KAAAACgAAAAoAAAAAAAAAAAAAAIABWgAAAC4uL291dC5xdXlQSwUGAAAAAAMAAwCiAAAAjAAAAAAA
        """
    /// Made with Python's tarfile: ./set/dev/spa.dev and set/link, a symbolic link; packed with gzip.
    private static let tarGzip = """
        H4sIAAAAAAACA+3TMQ7CMBBE0a1zipwgXhMrnMciJopAEGEbro9DgxQKmkCT/5pZbTPVNCaGZPpwN3HyTUlZnxadc68slqlq2/c9/63uW5Va5Q9yTP5W6m\
        Wb/JB9dcxhuFaC7ZnXfx4vp192fN3/8rbWdU7qnQnpYCYf46Nn/wAAAAAAAAAAAAAAAMCnJ6XanaMAKAAA
        """
    /// The same, packed with bzip2.
    private static let tarBzip2 = """
        QlpoOTFBWSZTWbP4j3gAAGT/gMqQAQBAAf2AAACCQG+t34AYCCAAkoap6TTRoBoAAAeUEiiTamTQNPUY1AAD97x56am7GgCFaSEPb4GWBfcsxWIQwO9IrX\
        D1vfKd87S5iLRgjLjERjUYQk6UmMjCRJg98RwURu2YYVuNusfjYZtfYCQlSBbQQJiIixBYEg/i7kinChIWfxHvAA==
        """

    private func extract(
        _ base64: String, cutTo length: Int? = nil, _ members: [String: String], limit: Int = Archive.defaultLimit
    ) throws -> [String: String] {
        var found: [String: String] = [:]
        try RecipePlaces.withFolder { folder in
            let data = try #require(Data(base64Encoded: base64))
            let path = folder + "/archive"
            try data.prefix(length ?? data.count).write(to: URL(filePath: path))
            try Archive(file: path).extract(members.mapValues { folder + "/" + $0 }, limit: limit)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != "archive" {
                found[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            }
        }
        return found
    }

    @Test("named members are taken out, wherever the archive would put them")
    func members() throws {
        #expect(
            try extract(Self.zip, ["made.es": "a", "../out.quy": "b"]) == ["a": "agua\nfuego\n", "b": "yaku\nnina\n"])
        #expect(try extract(Self.tarGzip, ["set/dev/spa.dev": "a"]) == ["a": "agua\nfuego\n"])
        #expect(try extract(Self.tarBzip2, ["set/dev/spa.dev": "a"]) == ["a": "agua\nfuego\n"])
        #expect(try extract(Self.zip, [:]) == [:])
    }

    @Test(
        "what cannot be taken out is an error",
        arguments: [
            (Self.zip, nil, "made.quy", Archive.defaultLimit, "archive.missing-member"),
            (Self.tarGzip, nil, "set/link", Archive.defaultLimit, "archive.missing-member"),
            (Self.zip, nil, "made.es", 10, "archive.too-large"), (Self.zip, 60, "made.es", 100, "archive.unreadable"),
            (Self.tarGzip, 40, "set/dev/spa.dev", 100, "archive.unreadable"),
            ("aG9sYQ==", nil, "a", 100, "archive.unreadable"),
        ] as [(String, Int?, String, Int, String)])
    func errors(archive: String, length: Int?, member: String, limit: Int, code: String) throws {
        let error = try #require(throws: ArchiveError.self) {
            try extract(archive, cutTo: length, [member: "a"], limit: limit)
        }
        #expect(error.code == code, "\(error)")
    }

    @Test("a member of exactly the limit is taken out")
    func limit() throws {
        #expect(try extract(Self.zip, ["made.es": "a"], limit: 11).count == 1)
    }

    @Test("a file that is absent is an error")
    func absent() throws {
        let error = try #require(throws: ArchiveError.self) { try Archive(file: "/nowhere/a.zip").extract(["a": "b"]) }
        #expect(error.code == "archive.unreadable")
    }
}
