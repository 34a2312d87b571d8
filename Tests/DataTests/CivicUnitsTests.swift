import Foundation
import Testing
import TextProcessing

/// Checks `corpora/civic/units.tsv`; each failure names file, line and word.
struct CivicUnitsTests {
    private struct Unit {
        let line: Int
        let fields: [String: String]

        subscript(column: String) -> String { fields[column] ?? "" }
        var place: String { "corpora/civic/units.tsv:\(line)" }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let columns = ["key", "domain", "es", "quy", "ay", "en", "loans", "note"]

    private let units: [Unit]
    private let headers: [String: String]

    init() throws {
        let text = try String(
            contentsOf: Self.root.appendingPathComponent("corpora/civic/units.tsv"), encoding: .utf8)
        var headers: [String: String] = [:]
        var rows: [(Int, [String])] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            if line.hasPrefix("# "), let colon = line.firstIndex(of: ":") {
                headers[String(line.dropFirst(2)[..<colon])] = line[colon...].dropFirst(2).description
            } else {
                rows.append((index + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
            }
        }
        let names = try #require(rows.first?.1)
        #expect(names == Self.columns)
        units = rows.dropFirst().map { line, fields in
            #expect(fields.count == names.count, "corpora/civic/units.tsv:\(line): \(fields.count) fields")
            return Unit(line: line, fields: Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first }))
        }
        self.headers = headers
    }

    @Test("says where it comes from and that nobody has reviewed it")
    func header() {
        #expect(headers["licence"] == "CC BY 4.0")
        #expect(headers["review"] == "unreviewed")
        #expect(headers["origin"]?.isEmpty == false)
    }

    @Test("has at least a hundred units in four languages, a dozen a domain, each once")
    func inventory() {
        #expect(units.count >= 100)
        #expect(Set(units.map { $0["key"] }).count == units.count)
        let domains = Dictionary(grouping: units) { $0["domain"] }
        #expect(
            Set(domains.keys) == ["health", "identity", "social", "school", "tax", "justice", "emergency"])
        for (domain, units) in domains { #expect(units.count >= 12, "\(domain)") }
        for unit in units {
            for language in ["es", "quy", "ay", "en"] {
                let text = unit[language]
                #expect(!text.isEmpty && text == text.trimmingCharacters(in: .whitespaces), "\(unit.place) \(language)")
                #expect(
                    text.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8),
                    "\(unit.place) \(language)")
            }
        }
    }

    @Test("carries numbers and placeholders into every language")
    func constants() {
        for unit in units {
            let numbers = unit["es"].split { !$0.isNumber }.map(String.init)
            for language in ["quy", "ay", "en"] {
                for number in numbers {
                    #expect(unit[language].contains(number), "\(unit.place) \(language): \(number)")
                }
                #expect(
                    unit[language].contains("{nombre}") == unit["es"].contains("{nombre}"), "\(unit.place) \(language)")
            }
        }
    }

    @Test("has no Quechua or Aymara word that the grammar does not parse", arguments: ["quy", "ay"])
    func words(language: String) throws {
        let variety: LanguageVariety = language == "quy" ? .chankaQuechua : .centralAymara
        let catalog = try MorphologyCatalog(directory: Self.root.appendingPathComponent("lexicons/morphology").path)
        let analyzer = try #require(catalog.analyzer(for: variety))
        let (normalizer, tokenizer, finder) = (Normalizer(), Tokenizer(), PlaceholderFinder())
        var count = 0
        for unit in units {
            let loans = Set(
                unit["loans"].split(separator: " ").map { normalizer.normalize(String($0), language: variety).text })
            let text = normalizer.normalize(unit[language], language: variety).text
            let protected = finder.placeholders(in: text).map(\.range)
            for token in tokenizer.tokens(in: text, language: variety, protected: protected) where token.kind == .word {
                let word = text[utf8: token.range].lowercased()
                if loans.contains(word) { continue }
                count += 1
                let isKnown = analyzer.analyses(of: word, limit: 1).first.map { !$0.isGuess } ?? false
                #expect(isKnown, "\(unit.place): \(word)")
            }
        }
        #expect(count > 200)
    }
}
