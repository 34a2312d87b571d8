import FoundationEssentials
public import TextProcessing

/// What text preparation needs for every language: its verbalizer, its written forms and its abbreviations.
public struct PreparationCatalog: Sendable {
    private let verbalizers: [LanguageVariety: any Verbalizer]
    private let languages: [LanguageVariety: PreparationLanguage]
    private let splitters: [String: SentenceSplitter]
    private let fallback: any Verbalizer
    let cutter: SentenceCutter

    /// Loads `speech/preparation.TAG.tsv` and `segmentation/abbreviations.TAG.txt` of a folder of lexicons.
    ///
    /// A language that has a verbalizer and no file is prepared with ``PreparationLanguage/neutral(_:)``. A language
    /// without verbalizer has its numbers said by the first one, Spanish, as speakers of Peru's languages do.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - verbalizers: One for each language; the first also says what another one cannot.
    /// - Throws: ``PreparationError`` that names file and line.
    public init(
        lexicons path: String, verbalizers: [any Verbalizer] = [SpanishVerbalizer(), EnglishVerbalizer()]
    ) throws(PreparationError) {
        var table: [LanguageVariety: any Verbalizer] = [:]
        for verbalizer in verbalizers { table[verbalizer.variety] = verbalizer }
        self.verbalizers = table
        fallback = verbalizers.first ?? SpanishVerbalizer()
        var languages: [LanguageVariety: PreparationLanguage] = [:]
        for name in try Self.names(in: "\(path)/speech")
        where name.hasPrefix("preparation.") && name.hasSuffix(".tsv") {
            let language = try PreparationLanguageReader.read(Self.text(of: name, in: "\(path)/speech"), file: name)
            languages[language.variety] = language
        }
        self.languages = languages
        cutter = SentenceCutter(conjunctions: languages.mapValues(\.conjunctions))
        let spanish = try Self.extended(Self.abbreviations("es", in: path), by: languages[.spanish])
        let english = try Self.extended(Self.abbreviations("en", in: path), by: languages[.english])
        splitters = [
            "en": SentenceSplitter(abbreviations: english),
            "es": SentenceSplitter(abbreviations: spanish),
            "qu": SentenceSplitter(abbreviations: spanish.merged(with: try Self.abbreviations("qu", in: path))),
            "ay": SentenceSplitter(abbreviations: spanish.merged(with: try Self.abbreviations("ay", in: path))),
        ]
    }

    /// Languages that have a verbalizer, in order of tag.
    public var varieties: [LanguageVariety] { verbalizers.keys.sorted() }

    /// The verbalizer for a variety; a region makes no difference, and a macrolanguage stands for its default member.
    public func verbalizer(for variety: LanguageVariety) -> (any Verbalizer)? {
        VarietyNegotiation.negotiate(
            asked: variety, available: Set(verbalizers.keys), defaults: VarietyNegotiation.standardDefaults
        ).flatMap { verbalizers[$0.served] }
    }

    func language(for variety: LanguageVariety) -> PreparationLanguage {
        VarietyNegotiation.negotiate(
            asked: variety, available: Set(languages.keys), defaults: VarietyNegotiation.standardDefaults
        ).flatMap { languages[$0.served] } ?? .neutral(variety)
    }

    func speaker(for variety: LanguageVariety) -> WordSpeaker {
        WordSpeaker(
            verbalizer: verbalizer(for: variety) ?? fallback, fallback: fallback, language: language(for: variety))
    }

    func splitter(for variety: LanguageVariety) -> SentenceSplitter {
        let key =
            switch variety.language {
            case "qu", "quy", "quz", "quh": "qu"
            case "ay", "ayr", "ayc": "ay"
            case "en": "en"
            default: "es"
            }
        return splitters[key] ?? SentenceSplitter(abbreviations: .empty)
    }

    private static func abbreviations(_ tag: String, in path: String) throws(PreparationError) -> AbbreviationLexicon {
        let name = "abbreviations.\(tag).txt"
        let text = try text(of: name, in: "\(path)/segmentation")
        do {
            return try AbbreviationLexicon(parsing: text, file: name)
        } catch {
            throw PreparationError(reason: .abbreviations, file: name, line: 0, detail: error.code)
        }
    }

    /// The abbreviations with those of text preparation that sentence splitting does not know.
    private static func extended(
        _ lexicon: AbbreviationLexicon, by language: PreparationLanguage?
    ) throws(PreparationError) -> AbbreviationLexicon {
        guard let language else { return lexicon }
        var kinds: [String: AbbreviationLexicon.Kind] = [:]
        for (form, condition) in language.stoppedForms where lexicon.kind(of: form) == nil {
            kinds[form] = condition == .number ? .numeral : .binding
        }
        for form in language.bindingForms { kinds[form] = .binding }
        let text = kinds.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.rawValue)\n" }.joined()
        do {
            return lexicon.merged(with: try AbbreviationLexicon(parsing: text, file: "preparation"))
        } catch {
            throw PreparationError(reason: .abbreviations, file: "preparation", line: 0, detail: error.code)
        }
    }

    private static func names(in folder: String) throws(PreparationError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw PreparationError(reason: .unreadable, file: folder, line: 0, detail: "no such folder")
        }
    }

    private static func text(of name: String, in folder: String) throws(PreparationError) -> String {
        do {
            return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        } catch {
            throw PreparationError(reason: .unreadable, file: name, line: 0, detail: "missing or not UTF-8")
        }
    }
}
