import FoundationEssentials
import TextProcessing

/// Speed of normalization in MB/s of input, beside a plain copy of the same bytes in the same run.
enum NormalizationBenchmark {
    static func run() throws {
        let bytes = 8_000_000
        let texts: [(name: String, text: String, language: LanguageVariety)] = [
            ("es, already normal", repeated(spanish, to: bytes), .spanish),
            ("ay, already normal (U+02BC)", repeated(aymara, to: bytes), .aymara),
            ("es and ay mixed, already normal", repeated(spanish + aymara, to: bytes), .undetermined),
            ("ay, apostrophes to unify (U+0027)", repeated(folded(aymara, to: "'"), to: bytes), .aymara),
            ("ay, apostrophes to unify (U+2019)", repeated(folded(aymara, to: "’"), to: bytes), .aymara),
            ("es, decomposed (NFD)", repeated(decomposed(spanish), to: bytes), .spanish),
        ]
        print("text                                 MB/s   copy MB/s  ratio  edits")
        for (name, text, language) in texts {
            var text = text
            text.makeContiguousUTF8()
            let buffer = Array(text.utf8)
            let normalizer = Normalizer()
            let edits = normalizer.normalize(text, language: language).edits.count
            let speed = best(of: buffer.count) { normalizer.normalize(text, language: language).text.utf8.count }
            var target = [UInt8](repeating: 0, count: buffer.count)
            let copy = best(of: buffer.count) {
                buffer.withUnsafeBytes { source in target.withUnsafeMutableBytes { $0.copyMemory(from: source) } }
                return Int(target[buffer.count / 2])
            }
            let columns = [
                padded(name, 36), padded("\(Int(speed))", 6), padded("\(Int(copy))", 10),
                padded("\((speed / copy * 1000).rounded() / 1000)", 6), "\(edits)",
            ]
            print(columns.joined(separator: " "))
        }
        try orthographies()
    }

    // Each profile on real text of the kind it is for: speed on one core, and how often each rule fired.
    private static func orthographies() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let data = ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] ?? root + "/../shared/data"
        let catalog = try OrthographyCatalog(directory: root + "/lexicons/orthography")
        let files = [
            ("quz-five-to-three", "train/es-quz/peconst.quz"), ("quz-to-quy", "train/es-quz/peconst.quz"),
            ("ay-old-to-official", "udhr/aligned.ay"), ("apostrophe-repair", "train/es-ay/globalvoices.ay"),
            ("apostrophe-ascii", "train/es-ay/boconst.ay"),
        ]
        for (id, file) in files {
            guard let content = FileManager.default.contents(atPath: "\(data)/\(file)") else {
                print("\(id): skipped, \(file) is absent (set CHAKA_SHARED_DATA)")
                continue
            }
            let converter = try catalog.converter(id)
            let language = converter.profile.variety
            let text = Normalizer().normalize(String(decoding: content, as: UTF8.self), language: language).text
            let speed = best(of: text.utf8.count) { converter.convert(text).text.utf8.count }
            let conversion = converter.convert(text)
            print("\(id) on \(file), \(text.utf8.count) bytes: \((speed * 10).rounded() / 10) MB/s")
            for name in converter.profile.ruleNames {
                print("  rule  \(padded(name, 26)) \(conversion.firingCounts[name, default: 0])")
            }
            for section in converter.profile.sections where section.kind == .guard {
                print("  guard \(padded(section.name, 26)) \(conversion.guardCounts[section.name, default: 0])")
            }
        }
    }

    // Written for this benchmark.
    private static let spanish = [
        "La atención en el puesto de salud es gratuita para todas las niñas y niños menores de cinco años.",
        "¿Dónde puedo renovar mi documento de identidad? La oficina abre de ocho de la mañana a una de la tarde.",
        "El trámite cuesta S/ 41.00 y demora quince días; también se puede recoger en la municipalidad.",
        "Según la señora Muñoz, «el pingüino» era el nombre de la lancha que cruzaba el río.",
    ]

    private static let aymara = [
        "Jichhax qullañ utanx wawanakarux inakiw uñjapxi, jachʼa jaqinakarux ukhamaraki.",
        "Chʼiyar achuqampi tʼantʼampi manqʼañ munta, ukat qʼipixar apañ munta.",
        "Marka utanx arumanthit jayppʼukamaw irnaqapxi, juma yatiskañamataki uñtʼayapxsma.",
        "Taqi kuns sumpach lurañäni, tʼaqa tʼaqa qillqaña, jiskʼa jisktʼanakaru jaysañataki.",
    ]

    private static func repeated(_ sentences: [String], to bytes: Int) -> String {
        let block = sentences.joined(separator: "\n") + "\n"
        return String(repeating: block, count: bytes / block.utf8.count + 1)
    }

    private static func folded(_ sentences: [String], to mark: Character) -> [String] {
        sentences.map { sentence in String(sentence.map { $0 == "ʼ" ? mark : $0 }) }
    }

    private static func decomposed(_ sentences: [String]) -> [String] {
        let forms: [Character: String] = [
            "á": "a\u{301}", "é": "e\u{301}", "í": "i\u{301}", "ó": "o\u{301}", "ú": "u\u{301}", "ñ": "n\u{303}",
            "ü": "u\u{308}",
        ]
        return sentences.map { sentence in sentence.map { forms[$0] ?? String($0) }.joined() }
    }

    private static func best(of bytes: Int, _ body: () -> Int) -> Double {
        let clock = ContinuousClock()
        var shortest = Duration.seconds(3600)
        var check = 0
        for _ in 0..<9 { shortest = min(shortest, clock.measure { check &+= body() }) }
        precondition(check >= 0, "keeps the work from being optimized away")
        return Double(bytes) / 1e6 / (shortest / .seconds(1))
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
