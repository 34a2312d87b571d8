import Accessibility
import Foundation
import Testing

struct SpokenToSignedFolderTests {
    private static let header = "path,spoken_language,signed_language,start,end,words,glosses,priority\n"

    /// A folder with an index and files, each with one byte.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "signs-\(UUID().uuidString)")
        var path: String { url.path }
        /// As files of the folder are named in entries.
        var realPath: String { url.resolvingSymlinksInPath().path }

        init(_ rows: String, files: [String] = []) throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try write(Self.text(rows), to: "index.csv")
            for file in files { try write("p", to: file) }
        }

        static func text(_ rows: String) -> String { SpokenToSignedFolderTests.header + rows }

        func write(_ text: String, to name: String) throws {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        deinit {
            // What is left behind lies in the folder for temporary files.
            try? FileManager.default.removeItem(at: url)
        }
    }

    @Test("media of a folder are absolute paths, and other languages are not looked at") func folder() throws {
        let folder = try Folder(
            "./prl//casa 1.pose,es,prl,0,0,casa,casa,0\ngone.pose,de,sgg,0,0,kleine,Kleine,0\n",
            files: ["prl/casa 1.pose"])
        let entries = try SpokenToSignedLexicon.entries(ofFolder: folder.path)
        #expect(entries.map(\.gloss) == ["CASA"])
        #expect(entries.map(\.media) == [["\(folder.realPath)/prl/casa 1.pose"]])
        let index = "\(folder.path)/index.csv"
        let others = try Folder("sgg/kleine.pose,de,sgg,0,0,kleine,Kleine,0\n")
        #expect(try SpokenToSignedLexicon.entries(ofFolder: others.path).isEmpty)
        #expect(throws: GlossError.unreadable(file: "\(index)/index.csv")) {
            try SpokenToSignedLexicon.entries(ofFolder: index)
        }
    }

    @Test(
        "a file that is not there or lies outside is reported with its line",
        arguments: [
            ("none.pose", "no such file"), ("", "no path"), ("../out.pose", "a path outside the folder"),
            ("a/../a.pose", "a path outside the folder"), ("/etc/passwd", "a path outside the folder"),
            ("link.pose", "a path outside the folder"), ("gs://bucket/a.pose", "no link of http or https"),
            ("https://example.pe/a.pose", "a path outside the folder"),
            (".", "a path outside the folder"), ("sub", "no such file"),
        ])
    func refused(path: String, reason: String) throws {
        let folder = try Folder(
            "a.pose,es,prl,0,0,a b,a b,0\n\(path),es,prl,0,0,sol,sol,0\n", files: ["a.pose", "sub/b.pose"])
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link.pose", withDestinationPath: "/etc/passwd")
        #expect(
            throws: GlossError.malformed(file: "\(folder.path)/index.csv", line: 3, detail: "\(reason): \(path)")
        ) {
            try SpokenToSignedLexicon.entries(ofFolder: folder.path)
        }
    }

    @Test("a link is followed when it is checked, and what it leads to later is not used") func links() throws {
        let folder = try Folder("a.pose,es,prl,0,0,sol,sol,0\n", files: ["store/1.pose"])
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/a.pose", withDestinationPath: "store/1.pose")
        // A table that is reached by a link.
        let other = try Folder("", files: ["store/2.mp4"])
        try other.write("SOL\tsol\t\t\t\t\tin/store/2.mp4\n", to: "own.tsv")
        try FileManager.default.createSymbolicLink(atPath: "\(other.path)/in", withDestinationPath: ".")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/tables", withDestinationPath: other.path)
        let lexicon = try SignLexicon(
            lexicons: GlossPlaces.lexicons, reviewedTables: ["\(folder.path)/tables/own.tsv"],
            spokenToSignedFolders: ["\(folder.path)/store/.."])
        #expect(
            lexicon.entry(gloss: "SOL")?.media
                == ["\(other.realPath)/store/2.mp4", "\(folder.realPath)/store/1.pose"])
    }

    @Test("quoted fields hold line breaks, quotes and commas, and lines are counted on") func quoted() throws {
        let text =
            "\u{FEFF}" + Folder.text("\"a\r\nb,\"\"c\"\"\",es,prl,0,0,\"la\ncasa\",LA CASA,0\r\n\r\n")
            + "d,es,prl,0,0,\"\",SOL,0"
        let rows = try SpokenToSignedLexicon.rows(of: text, file: "i")
        #expect(rows.map { Array($0.path.utf8) } == [Array("a\r\nb,\"c\"".utf8), Array("d".utf8)])
        #expect(rows.map(\.line) == [2, 6])
        #expect(rows.map(\.words) == ["la\ncasa", ""])
        let entries = SpokenToSignedLexicon.entries(of: rows)
        #expect(entries.map(\.gloss) == ["LA_CASA", "SOL"])
        #expect(entries.map(\.lemmas) == [["la casa"], []])
    }

    @Test("an empty file has no rows", arguments: ["", "\n", "\u{FEFF}", header, header + "\r\n\n"])
    func empty(text: String) throws {
        #expect(try SpokenToSignedLexicon.rows(of: text, file: "i").isEmpty)
    }

    @Test(
        "a bad quotation mark is reported with its line",
        arguments: [
            ("a\n\"b\nc,es\n", 3, "a quotation mark is not closed"),
            ("\"a\nb\"c,es\n", 3, "text after a closing quotation mark"),
            ("a\"b,es\n", 2, "a quotation mark inside a field without quotes"),
        ])
    func badQuotes(rows: String, line: Int, detail: String) {
        #expect(throws: GlossError.malformed(file: "i", line: line, detail: detail)) {
            try SpokenToSignedLexicon.rows(of: Folder.text(rows), file: "i")
        }
    }

    @Test("hand letters of a folder are no signs of words", arguments: ["A", "Ñ", "CH", "y"])
    func letters(letter: String) throws {
        let rows = try SpokenToSignedLexicon.rows(
            of: Folder.text("l,es,prl,0,0,\(letter),\(letter),0\nn,es,prl,0,0,cinco,5,0\n"), file: "i")
        #expect(SpokenToSignedLexicon.entries(of: rows).map(\.gloss) == ["5"])
    }

    @Test("rows of a reviewed table replace those of the same gloss, and win shared lemmas") func replacing() throws {
        let shipped = try SignLexicon(parsing: "CASA\tcasa|hogar\nSOL\tsol\nLUNA\tluna\n", file: "prl.tsv")
        let empty = String(repeating: "\t", count: 10)
        let table = "SOL\tsol\(empty)rejected\nCASA\tcasa\(empty)approved\nNOCHE\tnoche|luna\n"
        let merged = shipped.replacing(try SignLexicon(parsing: table, file: "own.tsv").entries)
        #expect(merged.entries.map(\.gloss) == ["SOL", "CASA", "NOCHE", "LUNA"])
        #expect(merged.entry(lemma: "sol") == nil)
        #expect(merged.entry(lemma: "casa")?.status == .approved)
        #expect(merged.entry(lemma: "hogar") == nil)
        #expect(merged.entry(lemma: "luna")?.gloss == "NOCHE")
        #expect(merged.entry(gloss: "LUNA")?.gloss == "LUNA")
        #expect(shipped.replacing([]).entries == shipped.entries)
    }

    @Test("a translator takes reviewed tables and folders over the shipped signs") func translator() async throws {
        let folder = try Folder(
            "casa.pose,es,prl,0,0,casa,casa,0\nq.pose,es,prl,0,0,qanchis,siete colores,0\n",
            files: ["casa.pose", "q.pose"])
        try folder.write(
            "CASA\tcasa" + String(repeating: "\t", count: 10) + "approved\n", to: "own.tsv")
        let translator = try GlossTranslator(
            lexicons: GlossPlaces.lexicons,
            signs: SignLexicon(
                lexicons: GlossPlaces.lexicons, reviewedTables: ["\(folder.path)/own.tsv"],
                spokenToSignedFolders: [folder.path]),
            analyzer: FixedAnalyzer("^casa/casa<n>$ ^qanchis/*qanchis$"))
        #expect(try await translator.gloss("casa qanchis").text == "CASA SIETE_COLORES")
        let casa = try #require(translator.lexicon.entry(gloss: "CASA"))
        #expect(casa.status == .approved)
        #expect(casa.media.isEmpty)
        #expect(casa.addedMedia == ["\(folder.realPath)/casa.pose"])
        let shipped = try GlossPlaces.translator().lexicon
        #expect(translator.lexicon.entries.count == shipped.entries.count + 1)
        #expect(throws: GlossError.unreadable(file: "/none.tsv")) {
            try SignLexicon(lexicons: GlossPlaces.lexicons, reviewedTables: ["/none.tsv"])
        }
        try folder.write(
            "# media\nCASA\tcasa\t\t\t\t\tcasa.pose HTTPS://example.pe/a.mp4\n", to: "media.tsv")
        let media = try SignLexicon(lexicons: GlossPlaces.lexicons, reviewedTables: ["\(folder.path)/media.tsv"])
        #expect(media.entry(gloss: "CASA")?.media == ["\(folder.realPath)/casa.pose", "HTTPS://example.pe/a.mp4"])
        for (medium, reason) in [
            ("../casa.pose", "a path outside the folder"), ("none.mp4", "no such file"),
            ("https://", "no link of http or https"),
            ("ftp://example.pe/a.mp4", "no link of http or https"), ("javascript:a()", "no such file"),
        ] {
            try folder.write("# media\nCASA\tcasa\t\t\t\t\t\(medium)\n", to: "media.tsv")
            let file = "\(folder.path)/media.tsv"
            #expect(throws: GlossError.malformed(file: file, line: 2, detail: "\(reason): \(medium)")) {
                try SignLexicon(lexicons: GlossPlaces.lexicons, reviewedTables: [file])
            }
        }
        try folder.write("casa\n", to: "bad.tsv")
        let bad = "\(folder.path)/bad.tsv"
        #expect(throws: GlossError.malformed(file: bad, line: 1, detail: "2 to 12 columns, not 1")) {
            try SignLexicon(lexicons: GlossPlaces.lexicons, reviewedTables: [bad])
        }
    }
}
