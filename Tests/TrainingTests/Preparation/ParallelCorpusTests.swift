import Testing
import TextProcessing
import Training

struct ParallelCorpusTests {
    private func read(_ source: [UInt8], _ target: [UInt8]) throws -> ParallelCorpus {
        try TestPlaces.withFiles([source, target]) {
            try ParallelCorpus(
                sourcePath: $0[0], targetPath: $0[1], sourceVariety: .spanish, targetVariety: .chankaQuechua)
        }
    }

    @Test("reads LF and CRLF, with and without a byte order mark and a last line end")
    func lines() throws {
        let corpus = try read(Array("\u{FEFF}casa\r\n\r\nperro".utf8), Array("wasi\n\nallqu\n".utf8))
        #expect(corpus.source == ["casa", "", "perro"])
        #expect(corpus.target == ["wasi", "", "allqu"])
        #expect(corpus.lines == [1, 2, 3])
        #expect(corpus.name == "file1")
        #expect(try read([], []).count == 0)
    }

    @Test("broken UTF-8 is an error with its line")
    func invalid() {
        let error = #expect(throws: PreparationError.self) { try read(Array("a\nb\n".utf8), [0x61, 0x0A, 0xFF, 0x0A]) }
        guard case .invalidUTF8(_, let line) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(line == 2)
        #expect(error?.code == "training.invalid-utf8")
    }

    @Test("different numbers of lines are an error with both")
    func lengths() {
        let error = #expect(throws: PreparationError.self) { try read(Array("a\nb".utf8), Array("a\n".utf8)) }
        guard case .lineCounts(_, let source, _, let target) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect([source, target] == [2, 1])
    }

    @Test("a missing file is an error")
    func missing() {
        #expect(throws: PreparationError.self) {
            try ParallelCorpus(
                sourcePath: "/no/such/file", targetPath: "/no/such/file", sourceVariety: .spanish,
                targetVariety: .aymara)
        }
    }

    @Test("tables are read by the names of their columns")
    func table() throws {
        let text = "key\tqu\tes\n1\twasi\tcasa\n2\t%s wasi\t%s casa\n3\t\tnada\n4\t<b>allqu</b>\tperro\n"
        try TestPlaces.withFiles([Array(text.utf8)]) { paths in
            let corpus = try ParallelCorpus(
                tablePath: paths[0], sourceVariety: .spanish, targetVariety: .chankaQuechua)
            #expect(corpus.source == ["casa"])
            #expect(corpus.target == ["wasi"])
            #expect(corpus.lines == [2])
            let all = try ParallelCorpus(
                tablePath: paths[0], sourceVariety: .spanish, targetVariety: .quechua, skippingPlaceholders: false)
            #expect(all.lines == [2, 3, 5])
            #expect(throws: PreparationError.missingColumn(file: paths[0], column: "ayr")) {
                try ParallelCorpus(tablePath: paths[0], sourceVariety: .spanish, targetVariety: .centralAymara)
            }
        }
    }

    @Test("a row with too few fields is an error with its line")
    func fields() throws {
        try TestPlaces.withFiles([Array("ay\tes\n# hash\tuta\ncasa\n".utf8)]) { paths in
            #expect(throws: PreparationError.fieldCount(file: paths[0], line: 3, found: 1, expected: 2)) {
                try ParallelCorpus(tablePath: paths[0], sourceVariety: .spanish, targetVariety: .centralAymara)
            }
        }
    }
}
