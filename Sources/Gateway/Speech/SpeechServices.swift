public import Accessibility
public import MediaEngines
public import TextProcessing

/// Everything that speaks and hears: text preparation, phonemes, engines, recognizers, braille.
public struct SpeechServices: Sendable {
    /// What is to be spoken.
    public enum Source: Hashable, Sendable {
        /// Plain text.
        case text(String)
        /// A document of the SSML subset (docs/speech.md).
        case ssml(String)
    }

    /// Why a text has no sentences to speak.
    public enum SourceError: Error, Hashable, Sendable {
        /// The language was not given and could not be told.
        case undetermined
        /// The document is refused.
        case speech(SpeechError)
    }

    /// Words as they are said.
    public let preparer: TextPreparer
    /// Phonemes of languages that borrow a voice.
    public let pronunciation: PronunciationCatalog
    /// Voices.
    public let speaker: Speaker
    /// Speech made before.
    public let cache: SpeechCache
    /// What hears.
    public let recognizers: [any SpeechRecognizer]
    /// Why an engine of the gateway's own is left out, in English; nil when none is.
    public let remedy: String?
    let identifier: LanguageIdentifier
    let defaultVarieties: [LanguageVariety: LanguageVariety]
    let espeak: EspeakEngine?

    /// The sentences of a text, ready for voices.
    ///
    /// With a language the whole text is in it, apart from spans that SSML marks. Without one the language of the text and
    /// of its parts is identified, and the voice changes with it.
    ///
    /// - Parameters:
    ///   - source: Text or SSML.
    ///   - language: Language of the text, or nil.
    /// - Returns: The sentences in order, the language that was taken for the whole, and the text with its places.
    /// - Throws: ``SourceError``.
    public func sentences(
        of source: Source, language: LanguageVariety?
    ) throws(SourceError) -> (sentences: [SpokenSentence], language: LanguageVariety, source: SpokenSource) {
        var document: SpeechDocument
        let text: String
        let spokenSource: SpokenSource
        switch source {
        case .text(let plain):
            text = plain
            document = SpeechDocument(elements: [.text(SpeechRun(text: plain, start: 0))])
            spokenSource = SpokenSource(plain)
        case .ssml(let markup):
            do {
                document = try SSMLReader().read(markup)
            } catch {
                throw .speech(error)
            }
            spokenSource = SpokenSource(document, source: markup)
            text = document.elements.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
                .joined(separator: " ")
        }
        document.elements = document.elements.map { element in
            guard case .text(var run) = element, let variety = run.variety else { return element }
            run.variety = served(variety)
            return .text(run)
        }
        let main: LanguageVariety
        var spans: [LanguageSpan] = []
        if let language {
            main = served(language)
        } else {
            let found = identifier.identify(text)
            guard !found.best.variety.isUndetermined else { throw .undetermined }
            main = served(found.best.variety)
            // Spans are places of the text, which is the source only where there is no markup.
            if case .text = source {
                spans = identifier.spans(in: text).compactMap { span in
                    guard let guess = span.guesses.first, !guess.variety.isUndetermined else { return nil }
                    return LanguageSpan(range: ByteRange(span.range.range), variety: served(guess.variety))
                }
            }
        }
        let sentences = preparer.prepare(document, variety: main, spans: spans).map(pronunciation.withPhonemes)
        return (sentences, main, spokenSource)
    }

    /// The variety that stands for a language here: a macrolanguage's member by configuration.
    public func served(_ variety: LanguageVariety) -> LanguageVariety {
        defaultVarieties[variety.withoutRegion] ?? variety
    }

    /// The recognizer for a language, the first that is listed.
    ///
    /// - Parameters:
    ///   - variety: Language that is spoken.
    ///   - name: A recognizer's name, or nil for any.
    /// - Returns: It.
    /// - Throws: ``SpeechError/unknownVoice(_:)`` when the name is none, ``SpeechError/noVoice(_:)``.
    public func recognizer(
        for variety: LanguageVariety, named name: String? = nil
    ) throws(SpeechError) -> any SpeechRecognizer {
        let named = recognizers.filter { name == nil || $0.name == name }
        if let name, named.isEmpty { throw .unknownVoice(name) }
        let asked = served(variety)
        guard
            let found = named.first(where: {
                $0.varieties.contains { [asked, asked.withoutRegion, variety].contains(served($0)) }
            })
        else { throw .noVoice(asked) }
        return found
    }

    /// Ends child processes.
    public func shutDown() async { await espeak?.shutDown() }
}
