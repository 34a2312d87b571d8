import Foundation
public import TextProcessing
public import Translation

/// The text tools, loaded from the share folder: all that the commands on text need, without store or engines.
public struct TextServices: Sendable {
    /// Normalization, identification, sentences, placeholders.
    public let stages: TextStages
    /// Words.
    public let tokenizer: Tokenizer
    /// Orthography profiles.
    public let orthographies: OrthographyCatalog
    /// Suffix grammars.
    public let morphology: MorphologyCatalog

    /// Loads the tools.
    ///
    /// - Throws: ``GatewayError/unusableFile(path:reason:)`` that names the file, and the line where there is one.
    public init(share: ShareDirectory) throws(GatewayError) {
        func load<Value>(_ path: String, _ body: (String) throws -> Value) throws(GatewayError) -> Value {
            do {
                return try body(share.appending(path))
            } catch {
                throw .unusableFile(path: share.appending(path), reason: String(describing: error))
            }
        }
        let identifier = try load("corpora/identification") { try LanguageIdentifier(directory: $0) }
        let abbreviations = try load("lexicons/segmentation") { try Self.abbreviations(directory: $0) }
        tokenizer = Tokenizer(abbreviations: abbreviations)
        let catalog = try load("lexicons/orthography") { try OrthographyCatalog(directory: $0) }
        orthographies = catalog
        let profiles: [(LanguageVariety, String)] = [
            (.centralAymara, "apostrophe-ascii"), (.collaoQuechua, "apostrophe-typographic"),
        ]
        stages = TextStages(
            identifier: identifier, splitter: SentenceSplitter(abbreviations: abbreviations),
            outputProfiles: Dictionary(
                uniqueKeysWithValues: profiles.compactMap { variety, id in
                    catalog.converters[id].map { (variety, $0) }
                }))
        morphology = try load("lexicons/morphology") { try MorphologyCatalog(directory: $0) }
    }

    private static func abbreviations(directory: String) throws -> AbbreviationLexicon {
        var lexicon = AbbreviationLexicon.empty
        for name in try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        where name.hasPrefix("abbreviations.") && name.hasSuffix(".txt") {
            let path = directory + "/" + name
            let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
            lexicon = lexicon.merged(with: try AbbreviationLexicon(parsing: text, file: path))
        }
        return lexicon
    }

    /// The analyser for a variety, or for the text's own when none is named; nil when there is no grammar for it.
    ///
    /// A macrolanguage stands for the member that the text looks like, else for the first with a grammar.
    public func analyzer(for asked: LanguageVariety?, text: String) -> (LanguageVariety, WordAnalyzer)? {
        let varieties = morphology.varieties
        let candidates: [LanguageVariety]
        if let asked {
            let members = VarietyRegistry.members(of: asked.withoutRegion).filter(varieties.contains)
            let ranked =
                members.isEmpty ? [] : stages.identifier.identify(text, among: Set(members)).guesses.map(\.variety)
            candidates = [asked.withoutRegion] + ranked.filter(members.contains) + members
        } else {
            // A single word is too short to tell its language: the one whose grammar knows it is the better guess.
            let known = varieties.filter { variety in
                morphology.analyzer(for: variety)?.analyses(of: text, limit: 1).first.map { !$0.isGuess } ?? false
            }
            candidates =
                known + stages.identifier.identify(text, among: Set(varieties)).guesses.map(\.variety) + varieties
        }
        for candidate in candidates {
            if let analyzer = morphology.analyzer(for: candidate) { return (candidate, analyzer) }
        }
        return nil
    }
}
