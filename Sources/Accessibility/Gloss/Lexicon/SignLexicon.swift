import FoundationEssentials
import TextProcessing

/// The signs that are known, found by lemma, expression or gloss.
public struct SignLexicon: Sendable {
    /// All entries in the order of the file.
    public let entries: [SignEntry]
    /// Words of the longest expression.
    let longestExpression: Int
    private let byLemma: [String: Int]
    private let byGloss: [String: Int]
    /// Lemmas that have an accent, by what is left of them without it.
    private let accented: [String: String]

    /// Creates a lexicon; where two entries share a lemma the first one wins, and rejected ones are not found.
    public init(entries: [SignEntry]) {
        self.entries = entries
        var byLemma: [String: Int] = [:]
        var byGloss: [String: Int] = [:]
        var accented: [String: String] = [:]
        var longest = 1
        for (index, entry) in entries.enumerated() where entry.status != .rejected {
            if byGloss[entry.gloss] == nil { byGloss[entry.gloss] = index }
            for lemma in entry.lemmas {
                if byLemma[lemma] == nil { byLemma[lemma] = index }
                longest = max(longest, lemma.split(separator: " ").count + lemma.utf8.count { $0 == UInt8(ascii: ".") })
                let plain = Fingerspelling.unaccented(lemma)
                if !plain.utf8.elementsEqual(lemma.utf8), accented[plain] == nil { accented[plain] = lemma }
            }
        }
        self.accented = accented
        self.byLemma = byLemma
        self.byGloss = byGloss
        longestExpression = longest
    }

    /// The sign for a lemma, word or expression in small letters, or nil.
    public func entry(lemma: String) -> SignEntry? { byLemma[lemma].map { entries[$0] } }

    /// The sign for a word in small letters that was written without its accent (`reunion`) with its lemma, or nil.
    func entry(unaccented word: String) -> (lemma: String, entry: SignEntry)? {
        guard let lemma = accented[word], let entry = entry(lemma: lemma) else { return nil }
        return (lemma, entry)
    }

    /// The sign with this gloss, or nil.
    public func entry(gloss: String) -> SignEntry? { byGloss[gloss].map { entries[$0] } }

    /// The same lexicon with further entries, such as those of a spoken-to-signed folder.
    ///
    /// An approved entry stays what was approved: it gains no lemmas, and the media become its
    /// ``SignEntry/addedMedia``, since signer, consent, licence and review of the entry do not speak of them.
    ///
    /// - Parameter more: Entries; media and lemmas of a gloss that is known are added to its entry.
    /// - Returns: The joined lexicon.
    public func adding(_ more: [SignEntry]) -> SignLexicon {
        var joined = entries
        var places = Dictionary(entries.enumerated().map { ($1.gloss, $0) }) { first, _ in first }
        for entry in more {
            guard let place = places[entry.gloss] else {
                places[entry.gloss] = joined.count
                joined.append(entry)
                continue
            }
            var known = joined[place]
            let media = entry.media.filter { !known.media.contains($0) && !known.addedMedia.contains($0) }
            if known.status == .approved {
                known.addedMedia += media
            } else {
                known.media += media
                known.lemmas += entry.lemmas.filter { !known.lemmas.contains($0) }
            }
            joined[place] = known
        }
        return SignLexicon(entries: joined)
    }

    /// The same lexicon with entries that speak over its own, such as those that a reviewer has judged.
    ///
    /// They stand before all others, so that they also win a lemma that is shared. A rejected one takes its sign away.
    ///
    /// - Parameter more: Entries; one whose gloss is known takes the place of that entry, with all its fields.
    /// - Returns: The joined lexicon.
    public func replacing(_ more: [SignEntry]) -> SignLexicon {
        let replaced = Set(more.map(\.gloss))
        return SignLexicon(entries: more + entries.filter { !replaced.contains($0.gloss) })
    }

    /// Loads `gloss/prl.tsv` and what an operator has besides.
    ///
    /// Media that are files lie below the folder of their table or lexicon; here they are absolute paths without links,
    /// those of the files that were checked.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - reviewedTables: Files in the form of `prl.tsv` whose rows replace those of the same gloss; a later file speaks
    ///     over an earlier one.
    ///   - spokenToSignedFolders: Lexicon folders of spoken-to-signed-translation, whose media and words are added;
    ///   of an approved entry they become the added media.
    /// - Throws: ``GlossError`` with file and line.
    public init(
        lexicons path: String, reviewedTables: [String] = [], spokenToSignedFolders: [String] = []
    ) throws(GlossError) {
        var lexicon = try SignLexicon(parsing: Self.text("\(path)/gloss/prl.tsv"), file: "prl.tsv")
        for file in reviewedTables {
            let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) + "." } ?? "."
            let table = try SignLexicon(parsing: Self.text(file), file: file, mediaFolder: folder)
            lexicon = lexicon.replacing(table.entries)
        }
        for folder in spokenToSignedFolders {
            lexicon = lexicon.adding(try SpokenToSignedLexicon.entries(ofFolder: folder))
        }
        self = lexicon
    }

    /// Reads `lexicons/gloss/prl.tsv`.
    ///
    /// - Parameters:
    ///   - text: The file: twelve columns, of which all after the second may be empty and left out.
    ///   - file: Its name, for errors.
    ///   - mediaFolder: Folder below which media that are no links must lie, and become absolute paths;
    ///     nil leaves them as they are.
    /// - Throws: ``GlossError`` with file and line.
    public init(parsing text: String, file: String, mediaFolder: String? = nil) throws(GlossError) {
        let folder = try mediaFolder.map { path throws(GlossError) in try MediaFolder(path) }
        var entries: [SignEntry] = []
        var seen: Set<String> = []
        for (index, raw) in text.fileLines.enumerated() {
            if raw.isEmpty || raw.hasPrefix("#") { continue }
            let columns = raw.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            var entry = try Self.entry(columns, file, index + 1)
            if let folder {
                for (place, medium) in entry.media.enumerated() where !SignEntry.isLink(medium) {
                    do throws(MediaFolder.Refusal) {
                        entry.media[place] = try folder.realPath(of: medium)
                    } catch {
                        throw .malformed(file: file, line: index + 1, detail: "\(error.rawValue): \(medium)")
                    }
                }
            }
            guard seen.insert(entry.gloss).inserted else {
                throw .duplicate(file: file, line: index + 1, detail: entry.gloss)
            }
            entries.append(entry)
        }
        self.init(entries: entries)
    }

    private static func entry(_ columns: [String], _ file: String, _ line: Int) throws(GlossError) -> SignEntry {
        func bad(_ detail: String) -> GlossError { .malformed(file: file, line: line, detail: detail) }
        func column(_ index: Int) -> String { index < columns.count ? columns[index] : "" }
        guard (2...12).contains(columns.count) else { throw bad("2 to 12 columns, not \(columns.count)") }
        let lemmas = columns[1].split(separator: "|").map { String($0).lowercased() }
        guard !columns[0].isEmpty, !columns[0].contains(" "), columns[0] == columns[0].uppercased() else {
            throw bad("a gloss is one capital word: \(columns[0])")
        }
        var entry = SignEntry(gloss: columns[0], lemmas: lemmas)
        entry.meaning = column(2)
        entry.region = column(3)
        entry.signer = column(4)
        entry.consent = column(5)
        entry.media = column(6).split(separator: " ").map(String.init)
        entry.hamNoSys = column(7)
        entry.sigML = column(8)
        entry.source = column(9)
        entry.licence = column(10)
        guard let status = column(11).isEmpty ? .unreviewed : SignEntry.Status(rawValue: column(11)) else {
            throw bad("no such status: \(column(11))")
        }
        entry.status = status
        return entry
    }

    /// Reads a file of the lexicon.
    ///
    /// - Parameter path: The file.
    /// - Returns: Its text.
    /// - Throws: ``GlossError/unreadable(file:)``.
    static func text(_ path: String) throws(GlossError) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(file: path)
        }
    }
}
