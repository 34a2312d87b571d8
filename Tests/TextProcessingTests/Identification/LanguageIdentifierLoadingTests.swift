import Foundation
import Testing
import TextProcessing

struct LanguageIdentifierLoadingTests {
    private static let header = "# role: served\n# variety: "

    /// The least folder that trains: one line a variety and one marker.
    private static let complete: [String: String] = [
        "es.txt": "\(header)es\nla casa de la escuela está en el pueblo\n",
        "en.txt": "\(header)en\nthe house of the school is in the town\n",
        "quy.txt": "\(header)quy\nyachay wasiqa llaqtapim kachkan\n",
        "quz.txt": "\(header)quz\nyachay wasiqa llaqtapin kashan\n",
        "ayr.txt": "\(header)ayr\nyatiqañ utax markankiwa\n",
        "markers.tsv": "# role: markers\n# variety: quz\nk'\t2\n",
    ]

    private func load(_ files: [String: String]) throws -> LanguageIdentifier {
        let folder = FileManager.default.temporaryDirectory.appending(path: "identification-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // best effort: a leftover in the temporary folder
        for (name, content) in files {
            try Data(content.utf8).write(to: folder.appending(path: name))
        }
        return try LanguageIdentifier(directory: folder.path)
    }

    @Test("trains from the least complete folder")
    func trainsFromLittle() throws {
        let identifier = try load(Self.complete)
        #expect(identifier.identify("la escuela de la casa está en el pueblo").best.variety == .spanish)
        #expect(identifier.identify("yatiqañ utax markankiwa").best.variety == .centralAymara)
    }

    @Test("refuses a folder that is not there")
    func refusesAbsentFolder() {
        #expect(throws: IdentificationError.unreadable(path: "/nonexistent/identification")) {
            try LanguageIdentifier(directory: "/nonexistent/identification")
        }
    }

    @Test(
        "refuses incomplete or malformed folders with the code of the reason",
        arguments: [
            ("ayr.txt", nil, "identification.missing-profile"), ("markers.tsv", nil, "identification.missing-profile"),
            ("es.txt", "", "identification.malformed-header"),
            ("es.txt", "la casa\n", "identification.malformed-header"),
            ("es.txt", "# role: sample\n# variety: es\nla casa\n", "identification.malformed-header"),
            ("es.txt", "# role: served\nla casa\n", "identification.malformed-header"),
            ("markers.tsv", "# role: markers\n# variety: quz\nk' 2\n", "identification.malformed-line"),
            ("markers.tsv", "# role: markers\n# variety: quz\nk'\ttwo\n", "identification.malformed-line"),
            ("markers.tsv", "# role: markers\n# variety: quz\nk\t1\n", "identification.malformed-line"),
            ("markers.tsv", "# role: markers\n# variety: quz\nk 7\t1\n", "identification.malformed-line"),
        ] as [(String, String?, String)])
    func refusesMalformed(name: String, content: String?, code: String) throws {
        var files = Self.complete
        files[name] = content
        let error = #expect(throws: IdentificationError.self) { try load(files) }
        #expect(error?.code == code)
    }

    @Test("names the line of a malformed marker")
    func namesLine() throws {
        var files = Self.complete
        files["markers.tsv"] = "# role: markers\n# variety: quz\nk'\t2\n\np'\t\n"
        let error = #expect(throws: IdentificationError.self) { try load(files) }
        guard case .malformedLine(_, let line) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(line == 5)
    }

    @Test("holds sixteen profiles less one, and refuses more")
    func refusesTooMany() throws {
        var files = Self.complete
        for number in 0..<11 { files["x\(number).txt"] = "# role: out-of-set\n# variety: x\(number)\nzzz\n" }
        #expect(try load(files).trainingSizes.count == 16)
        files["x11.txt"] = "# role: out-of-set\n# variety: x11\nzzz\n"
        let error = #expect(throws: IdentificationError.self) { try load(files) }
        #expect(error?.code == "identification.too-many-profiles")
    }

    @Test("each file that is shipped states its origin, licence, spelling, review and true size")
    func shippedHeaders() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: TrainedIdentifier.directory)
            .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".tsv") }
        #expect(names.count == 13)
        for name in names {
            let content = try String(contentsOfFile: "\(TrainedIdentifier.directory)/\(name)", encoding: .utf8)
            let lines = content.split(separator: "\n")
            let header = lines.prefix { $0.hasPrefix("#") }
            for key in ["role", "variety", "orthography", "origin", "licence: CC BY 4.0", "review: unreviewed"] {
                #expect(header.contains { $0.hasPrefix("# \(key)") }, "\(name): \(key)")
            }
            let bytes = lines.filter { !$0.hasPrefix("#") }.reduce(0) { $0 + $1.utf8.count + 1 }
            #expect(header.contains("# bytes: \(bytes)"), "\(name): \(bytes)")
            #expect(
                Array(content.utf8) == Array(content.precomposedStringWithCanonicalMapping.utf8), "\(name) is not NFC")
        }
    }
}
