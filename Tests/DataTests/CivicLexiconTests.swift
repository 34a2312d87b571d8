import Foundation
import Testing
import TextProcessing

/// Checks `lexicons/civic.tsv`: its format always, its attestations where the cited texts are present.
struct CivicLexiconTests {
    static let columns = ["id", "pos", "domain", "es", "quy", "quy_source", "ay", "ay_source", "en", "flags"]
    static let partsOfSpeech: Set = [
        "noun", "verb", "adjective", "adverb", "numeral", "pronoun", "determiner", "conjunction", "interjection",
        "particle", "phrase",
    ]
    static let knownFlags: Set = ["quy:loan", "quy:name", "ay:loan", "ay:name", "inclusive", "exclusive"]

    let table: LexiconTable

    init() throws {
        table = try LexiconTable(packagePath: "lexicons/civic.tsv")
    }

    @Test("states origin, licence, varieties, orthography and review status")
    func header() throws {
        for key in ["origin", "licence", "varieties", "orthography", "review"] {
            #expect(table.header[key]?.isEmpty == false, "\(table.path): no '# \(key):' line")
        }
        #expect(table.header["licence"] == "CC BY 4.0")
        for tag in (table.header["varieties"] ?? "").split(separator: " ") {
            #expect(try LanguageVariety(parsing: String(tag)).tag == tag)
        }
        #expect(table.columns == Self.columns, "\(table.path): column row")
    }

    @Test("holds at least 600 concepts")
    func size() {
        #expect(table.rows.count >= 600)
    }

    @Test("is in NFC, without carriage returns, padding or empty alternatives")
    func cells() {
        for row in table.rows {
            #expect(row.cells.count == Self.columns.count, "\(place(row)): \(row.cells.count) columns")
            for cell in row.cells {
                // Compared by scalars: String equality is canonical equivalence and would accept NFD.
                let isNormal = cell.unicodeScalars.elementsEqual(
                    cell.precomposedStringWithCanonicalMapping.unicodeScalars)
                #expect(isNormal, "\(place(row)): '\(cell)' is not in NFC")
                let padded = cell.split(separator: "|", omittingEmptySubsequences: false)
                    .contains { $0.hasPrefix(" ") || $0.hasSuffix(" ") || $0.contains("\r") || $0.contains("  ") }
                #expect(!padded, "\(place(row)): '\(cell)' has stray white space")
            }
            for column in Self.columns where column != "flags" {
                #expect(!row.alternatives(column).contains(""), "\(place(row)): \(column) has an empty alternative")
            }
            for column in ["es", "quy", "ay", "en"] {
                let forms = row.alternatives(column)
                #expect(Set(forms).count == forms.count, "\(place(row)): \(column) repeats an alternative")
            }
        }
    }

    @Test("uses known parts of speech, flags and slugs")
    func vocabulary() {
        let slug = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")
        for row in table.rows {
            #expect(Self.partsOfSpeech.contains(row["pos"]), "\(place(row)): part of speech '\(row["pos"])'")
            #expect(row.flags.isSubset(of: Self.knownFlags), "\(place(row)): flags '\(row["flags"])'")
            #expect(row["id"].allSatisfy(slug.contains), "\(place(row)): id '\(row["id"])'")
        }
    }

    @Test("has one row for a concept")
    func unique() {
        var ids: [String: Int] = [:]
        var concepts: [String: Int] = [:]
        for row in table.rows {
            if let first = ids.updateValue(row.line, forKey: row["id"]) {
                Issue.record("\(place(row)): id '\(row["id"])' is already on line \(first)")
            }
            // Clusivity is the one distinction neither the Spanish nor the English word shows.
            let clusivity = row.flags.intersection(["inclusive", "exclusive"]).sorted().joined()
            let concept = [row["es"], row["pos"], row["en"], clusivity].joined(separator: "\t")
            if let first = concepts.updateValue(row.line, forKey: concept) {
                Issue.record("\(place(row)): the same concept is on line \(first)")
            }
        }
    }

    @Test("keeps to the official alphabet in forms that are not loans or names")
    func alphabets() {
        for row in table.rows {
            for language in [AttestationRule.Language.quechua, .aymara] {
                if row.flags.contains("\(language.rawValue):loan") || row.flags.contains("\(language.rawValue):name") {
                    continue
                }
                for form in row.alternatives(language.rawValue) {
                    #expect(
                        OfficialAlphabet.spells(form, language),
                        "\(place(row)): '\(form)' is not official \(language.rawValue) spelling and not flagged")
                }
            }
        }
    }

    @Test("writes verbs in the infinitive")
    func infinitives() {
        for row in table.rows where row["pos"] == "verb" {
            for form in row.alternatives("quy") { #expect(form.hasSuffix("y"), "\(place(row)): '\(form)'") }
            for form in row.alternatives("ay") { #expect(form.hasSuffix("ña"), "\(place(row)): '\(form)'") }
        }
    }

    @Test("cites one place for each form, never held-out text", arguments: ["quy", "ay"])
    func citations(language: String) {
        for row in table.rows {
            let sources = row.alternatives("\(language)_source")
            #expect(
                sources.count == row.alternatives(language).count,
                "\(place(row)): \(sources.count) sources for \(row.alternatives(language).count) forms in \(language)")
            for source in sources {
                #expect(Citation(source) != nil, "\(place(row)): source '\(source)' is not train|lexicon path:line")
            }
        }
    }

    @Test(
        "finds each form on the line it cites",
        .enabled(if: DataFolders.shared != nil, "no shared data: set CHAKA_SHARED_DATA or provide ../shared/data"),
        arguments: [AttestationRule.Language.quechua, .aymara])
    func attestations(language: AttestationRule.Language) throws {
        let texts = CitedTexts(folder: try #require(DataFolders.shared))
        for row in table.rows {
            for (form, source) in zip(
                row.alternatives(language.rawValue), row.alternatives("\(language.rawValue)_source"))
            {
                guard let citation = Citation(source) else { continue }
                guard let text = try texts.text(at: citation, language: language) else {
                    Issue.record("\(place(row)): \(source) does not exist")
                    continue
                }
                let attested = AttestationRule.attests(
                    text, form: form, language: language, isVerb: row["pos"] == "verb",
                    wholeEntry: citation.path.hasPrefix("lexicon/"))
                #expect(attested, "\(place(row)): '\(form)' is not on \(source): \(text)")
            }
        }
    }

    private func place(_ row: LexiconTable.Row) -> String { "\(table.path):\(row.line)" }
}
