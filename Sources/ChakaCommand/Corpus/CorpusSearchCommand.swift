import ArgumentParser
import Corpora
import Foundation
import Store
import TextProcessing

/// `chaka corpus search`: units by text, state, source and more.
struct CorpusSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find units.",
        discussion: """
            A query is a line of conditions that all hold: words, "a phrase", begin*, /regular expression/, source:ID, \
            domain:NAME, state:reviewed, state>=reviewed, lang:quy, tag:NAME, licence:, contributor:, document:, \
            created>=2026-01-31, changed<2026-02-28. Accents, case and the glyph of the apostrophe do not matter.
            """)

    @OptionGroup var options: CorpusOptions

    @Argument(help: "The query; every unit without one.")
    var query: [String] = []

    @Option(help: "Show each place of this word or \"phrase\" with its context and the aligned texts.")
    var kwic: String?

    @Option(help: "Characters of context on each side of --kwic.")
    var context = 40

    @Option(help: "Most units to print.")
    var limit = 100

    @Flag(help: "Print only how many there are.")
    var count = false

    @Option(help: "How to print: text or jsonl.")
    var format: UnitFormat = .text

    func validate() throws {
        guard limit > 0 else { throw ValidationError(Messages.current.outOfRange("--limit", 1, Int(Int32.max))) }
        guard (0...1000).contains(context) else {
            throw ValidationError(Messages.current.outOfRange("--context", 0, 1000))
        }
    }

    func run() async throws {
        let database = try options.database()
        let query = try UnitQuery(parsing: query.joined(separator: " "))
        if count {
            print(try database.count(matching: query))
        } else if let kwic {
            try printConcordance(database, query, kwic)
        } else if format == .jsonl {
            var writer = JSONLinesWriter(output: try ByteOutput(file: "-"))
            try database.forEachUnit(matching: query, limit: limit) { try writer.write(CorpusRecord($0.unit)) }
            try writer.finish()
        } else {
            try database.forEachUnit(matching: query, limit: limit) { print(UnitText.short($0.unit)) }
        }
    }

    private func printConcordance(_ database: GatewayDatabase, _ query: UnitQuery, _ word: String) throws {
        let condition: UnitQuery.TextCondition =
            word.hasSuffix("*") ? .prefix(String(word.dropLast())) : word.contains(" ") ? .phrase(word) : .words(word)
        for line in try database.concordance(of: condition, matching: query, context: context, limit: limit) {
            let left = String(repeating: " ", count: max(0, context - line.left.count)) + line.left
            print("\(UnitText.oneLine(left))[\(UnitText.oneLine(line.match))]\(UnitText.oneLine(line.right))")
            for variant in line.aligned {
                print(String(repeating: " ", count: 4) + "\(variant.key)  \(UnitText.oneLine(variant.text))")
            }
        }
    }
}

/// Units as a person reads them on a terminal.
enum UnitText {
    /// Identifier, source and texts.
    static func short(_ unit: TranslationUnit) -> String {
        let head = "\(unit.id)  \(unit.sourceID):\(unit.key)"
        return ([head] + unit.variants.map { "  \($0.key) [\($0.state.rawValue)]  \(oneLine($0.text))" })
            .joined(separator: "\n")
    }

    /// All that a unit says of itself.
    static func long(_ stored: StoredUnit) -> String {
        let unit = stored.unit
        let description = unit.description
        var lines = [short(unit)]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("  \(name): \(oneLine(value))") }
        }
        add("domain", description.domain)
        add("licence", description.licence)
        add("contributor", description.contributor)
        add("credit", description.credit)
        add("terms", description.terms.joined(separator: "; "))
        add("consent", description.consent)
        add("document", description.document)
        add("position", description.position.map { "\($0)" })
        add("note", description.note)
        add("tags", description.tags.joined(separator: " "))
        for property in description.properties { add(property.name, property.value) }
        add("revision", "\(stored.revision)")
        return lines.joined(separator: "\n")
    }

    /// A text without line breaks.
    static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    /// A moment in UTC.
    static func moment(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
    }
}
