import Foundation
import TextProcessing

/// Identification on development sets by length of text, beside the rank comparison of libexttextcat, and its speed.
enum IdentificationBenchmark {
    private static let lengths: [(name: String, words: Int, least: Int)] = [
        ("1-2", 2, 1), ("3-5", 5, 3), ("6-10", 10, 6), ("10+", .max, 10),
    ]

    static func run() throws {
        let start = ContinuousClock.now
        let identifier = try LanguageIdentifier(directory: shareDirectory + "/corpora/identification")
        print("training: \(identifier.trainingSizes.map { "\($0.tag) \($0.bytes) B" }.joined(separator: ", "))")
        print("training time: \(milliseconds(ContinuousClock.now - start)) ms")
        let peer = RankedNgramClassifier(directory: "/usr/share/libexttextcat")
        if peer == nil { print("peer skipped: no fingerprints in /usr/share/libexttextcat (libexttextcat-data)") }
        let dev = dataDirectory + "/dev"
        let sets: [(name: String, file: String, expected: String)] = [
            ("flores spa", "\(dev)/flores/dev.spa", "es"), ("flores eng", "\(dev)/flores/dev.eng", "en"),
            ("flores quy", "\(dev)/flores/dev.quy", "qu"), ("flores ayr", "\(dev)/flores/dev.ayr", "ay"),
            ("xnli es", "\(dev)/americasnlp/es-quy.es", "es"), ("xnli quy", "\(dev)/americasnlp/es-quy.quy", "qu"),
            ("xnli ay", "\(dev)/americasnlp/es-ay.ay", "ay"),
        ]
        let further: [(name: String, file: String, expected: String)] = [
            ("handbook es", "es-quy/handbook.es", "es"), ("handbook quy", "es-quy/handbook.quy", "qu"),
            ("peconst es", "es-quz/peconst.es", "es"), ("peconst quz", "es-quz/peconst.quz", "qu"),
            ("nllb-md en", "en-ay/nllb-md.en", "en"), ("nllb-md ay", "en-ay/nllb-md.ay", "ay"),
            ("boconst ay", "es-ay/boconst.ay", "ay"), ("dw es", "es-quz/dw.es", "es"),
            ("dw quz", "es-quz/dw.quz", "qu"),
            ("fundac. quz", "es-quz/fundacion.quz", "qu"), ("boconst quh", "es-quh/boconst.quh", "qu"),
            ("wiki ay", "es-ay/wikipedia-bt.ay", "ay"), ("globalv. en", "en-ay/globalvoices.en", "en"),
        ]
        print("columns: es qu ay en und, accuracy %, mean confidence of named %, accuracy of named %; peer accuracy %")
        var everything: [String] = []
        var sentences = Tally()
        var calibration: [(name: String, bins: Tally)] = lengths.map { ($0.name, Tally()) }
        for set in sets {
            guard let lines = lines(of: set.file) else {
                print("\(set.name) skipped: \(set.file) is absent")
                continue
            }
            everything += lines
            for (place, length) in lengths.enumerated() {
                let texts = cut(lines, to: length.words, least: length.least)
                var tally = Tally()
                for text in texts { tally.add(identifier.identify(text), expected: set.expected) }
                calibration[place].bins.add(tally)
                if length.name == "10+" { sentences.add(tally) }
                let peerRight = peer.map { peer in
                    percent(texts.count { peer.classify($0) == set.expected }, of: texts.count)
                }
                print(row(set.name, length.name, tally, peerRight ?? "-"))
            }
        }
        if sentences.count > 0 {
            print("full sentences (10+ words), all sets: \(sentences.right) right of \(sentences.count)")
        }
        print("calibration: confidence from, named, right %")
        for (name, tally) in calibration {
            for (least, bin) in zip(Tally.binStarts, tally.bins) where bin.named > 0 {
                print(pad(name, 5), pad("\(least)", 5), pad("\(bin.named)", 5), percent(bin.right, of: bin.named))
            }
        }
        print(
            "further sets (the first seven were looked at for gaps, the rest never), first 1000 lines; columns as above"
        )
        for set in further {
            guard let lines = lines(of: "\(dataDirectory)/train/\(set.file)")?.prefix(1000) else {
                print("\(set.name) skipped: \(set.file) is absent")
                continue
            }
            for length in lengths {
                var tally = Tally()
                let texts = cut(Array(lines), to: length.words, least: length.least)
                for text in texts { tally.add(identifier.identify(text), expected: set.expected) }
                print(row(set.name, length.name, tally, "-"))
            }
        }
        mixed(identifier, flores: "\(dev)/flores")
        varieties(identifier)
        speed(identifier, everything)
    }

    /// Two clauses of seven words from parallel lines of two languages, joined without punctuation; and whole lines.
    private static func mixed(_ identifier: LanguageIdentifier, flores: String) {
        let files = ["es": "spa", "en": "eng", "qu": "quy", "ay": "ayr"]
        print("mixed text: right languages in order %, change at the right word %, within one word %")
        for (first, second) in [("es", "qu"), ("qu", "es"), ("es", "ay"), ("ay", "es"), ("en", "qu"), ("ay", "en")] {
            guard let left = lines(of: "\(flores)/dev.\(files[first] ?? "")"),
                let right = lines(of: "\(flores)/dev.\(files[second] ?? "")")
            else {
                print("mixed \(first)+\(second) skipped: \(flores) is absent")
                continue
            }
            var (named, exact, near) = (0, 0, 0)
            for (one, other) in zip(left, right) {
                let head = one.split(separator: " ").suffix(7).joined(separator: " ") + " "
                let text = head + other.split(separator: " ").prefix(7).joined(separator: " ")
                let spans = identifier.spans(in: text)
                guard spans.map({ language($0.identification) }) == [first, second] else { continue }
                named += 1
                let change = String(text[utf8: spans[0].range]).split(separator: " ").count
                let distance = abs(change - head.split(separator: " ").count)
                if distance == 0 { exact += 1 }
                if distance <= 1 { near += 1 }
            }
            let shares = [named, exact, near].map { percent($0, of: left.count) }.joined(separator: " ")
            print("mixed \(first)+\(second) \(shares)")
        }
        for name in ["spa", "eng", "quy", "ayr"] {
            guard let whole = lines(of: "\(flores)/dev.\(name)") else { continue }
            let single = whole.count { identifier.spans(in: $0).count == 1 }
            print("whole lines of \(name) kept in one span \(percent(single, of: whole.count))")
        }
    }

    /// Chanka and Collao, apart for sentences with and without spellings that tell them apart.
    private static func varieties(_ identifier: LanguageIdentifier) {
        let train = dataDirectory + "/train/es-quz"
        let collao = ["constitucion-simplified", "peconst", "reglamento", "cosude", "dw", "fundacion"]
        var sources = collao.map {
            (name: "quz \($0)", file: "\(train)/\($0).quz", expected: LanguageVariety.collaoQuechua)
        }
        sources.append(("quy flores", "\(dataDirectory)/dev/flores/dev.quy", .chankaQuechua))
        sources.append(("quy xnli", "\(dataDirectory)/dev/americasnlp/es-quy.quy", .chankaQuechua))
        print("quy or quz: lines called Quechua, right variety % of them, mean confidence in the right one %")
        for source in sources {
            guard let lines = lines(of: source.file) else {
                print("\(source.name) skipped: \(source.file) is absent")
                continue
            }
            for hasMarks in [true, false] {
                let chosen = lines.filter {
                    hasDistinguishingSpelling($0) == hasMarks && $0.split(separator: " ").count > 2
                }
                let answers = chosen.map { identifier.identify($0) }.filter { language($0) == "qu" }
                let right = answers.count { $0.best.variety == source.expected }
                let confidences = answers.map { answer in
                    answer.guesses.first { $0.variety == source.expected }?.confidence ?? 0
                }
                let mean = confidences.reduce(0, +) / Double(max(1, confidences.count)) * 100
                print(
                    pad(source.name, 28), hasMarks ? "with marks   " : "without marks", pad("\(chosen.count)", 5),
                    pad("\(answers.count)", 5), percent(right, of: answers.count), oneDecimal(mean))
            }
        }
    }

    private static func speed(_ identifier: LanguageIdentifier, _ lines: [String]) {
        guard !lines.isEmpty else { return }
        let bytes = lines.reduce(0) { $0 + $1.utf8.count }
        let start = ContinuousClock.now
        var named = 0
        for line in lines where !identifier.identify(line).best.variety.isUndetermined { named += 1 }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("identify: \(Int(Double(bytes) / 1000 / seconds)) kB/s over \(lines.count) lines, \(named) named")
    }

    /// Ejectives, aspirates and suffixes that only one of the two spellings has, or words that they write apart.
    private static func hasDistinguishingSpelling(_ line: String) -> Bool {
        let text = line.lowercased().replacing("\u{2019}", with: "'").replacing("\u{02BC}", with: "'")
        let signs = [
            "p'", "t'", "k'", "q'", "h'", "kh", "qh", "ph", "th", "chh", "nchis", "asha", "isha", "usha", "aqti",
            "iqti",
            "uqti", "punchaw", "llamka", "qam",
        ]
        return signs.contains { text.contains($0) }
    }

    static func language(_ identification: Identification) -> String {
        let variety = identification.best.variety
        return VarietyRegistry.macrolanguage(of: variety)?.tag ?? variety.tag
    }

    private static func cut(_ lines: [String], to words: Int, least: Int) -> [String] {
        lines.compactMap { line in
            let parts = line.split(separator: " ")
            return parts.count < least ? nil : parts.prefix(words).joined(separator: " ")
        }
    }

    private static func row(_ name: String, _ length: String, _ tally: Tally, _ peer: String) -> String {
        let counts = Tally.columns.map { pad("\(tally.counts[$0] ?? 0)", 5) }.joined()
        let meanConfidence = tally.confidence / Double(max(1, tally.named)) * 100
        return [
            pad(name, 12), pad(length, 5), counts, pad(percent(tally.right, of: tally.count), 6),
            pad(oneDecimal(meanConfidence), 6), pad(percent(tally.right, of: tally.named), 6), peer,
        ].joined(separator: " ")
    }

    private static func lines(of path: String) -> [String]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static var shareDirectory: String { ProcessInfo.processInfo.environment["CHAKA_SHARE_DIR"] ?? "." }

    private static var dataDirectory: String {
        ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] ?? "../shared/data"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func oneDecimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    private static func percent(_ part: Int, of whole: Int) -> String {
        oneDecimal(Double(part) / Double(max(1, whole)) * 100)
    }

    private static func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }
}

/// One row of a confusion table.
private struct Tally {
    static let columns = ["es", "qu", "ay", "en", "und"]
    var counts: [String: Int] = [:]
    var count = 0
    var right = 0
    var named = 0
    var confidence = 0.0
    static let binStarts = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
    var bins = [(named: Int, right: Int)](repeating: (0, 0), count: binStarts.count)

    mutating func add(_ answer: Identification, expected: String) {
        let language = IdentificationBenchmark.language(answer)
        counts[language, default: 0] += 1
        count += 1
        guard language != "und" else { return }
        named += 1
        let certainty = answer.guesses.filter {
            (VarietyRegistry.macrolanguage(of: $0.variety) ?? $0.variety).tag == language
        }.reduce(0) { $0 + $1.confidence }
        confidence += certainty
        let bin = Self.binStarts.lastIndex { $0 <= certainty } ?? 0
        bins[bin].named += 1
        if language == expected {
            right += 1
            bins[bin].right += 1
        }
    }

    mutating func add(_ other: Tally) {
        count += other.count
        right += other.right
        for (place, bin) in other.bins.enumerated() {
            bins[place].named += bin.named
            bins[place].right += bin.right
        }
    }
}

/// The classic comparison of ranked n-gram lists (Cavnar and Trenkle 1994), over the fingerprints of libexttextcat.
///
/// Compared among the four languages of the table only, which is kinder to it than its full list of languages.
private struct RankedNgramClassifier {
    private static let profileLength = 400
    private var profiles: [(language: String, ranks: [[UInt8]: Int])] = []

    init?(directory: String) {
        for (language, file) in [("es", "es.lm"), ("qu", "quz.lm"), ("ay", "ay.lm"), ("en", "en.lm")] {
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(file)") else { return nil }
            var ranks: [[UInt8]: Int] = [:]
            for line in data.split(separator: 0x0A).prefix(Self.profileLength) {
                ranks[Array(line.prefix { $0 != 0x09 && $0 != 0x20 })] = ranks.count
            }
            profiles.append((language, ranks))
        }
    }

    func classify(_ text: String) -> String {
        var counts: [[UInt8]: Int] = [:]
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }) {
            let letters = [0x5F] + Array(word.replacing("\u{2019}", with: "'").utf8) + [0x5F]
            for start in letters.indices {
                for length in 1...5 where start + length <= letters.count {
                    counts[Array(letters[start..<(start + length)]), default: 0] += 1
                }
            }
        }
        let ranked = counts.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }
        .prefix(Self.profileLength)
        var best = ("und", Int.max)
        for profile in profiles {
            var distance = 0
            for (rank, gram) in ranked.enumerated() {
                distance += profile.ranks[gram.key].map { abs($0 - rank) } ?? Self.profileLength
            }
            if distance < best.1 { best = (profile.language, distance) }
        }
        return best.0
    }
}
