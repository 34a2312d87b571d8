public import TextProcessing

/// Turns a document into sentences as they are spoken: every word and number of the source in words of its language, with
/// the bytes it stands for.
///
/// Sentences are split, written forms recognized (the table of ``WrittenForms``) and said by the language's verbalizer. A
/// sentence that changes its language gives one spoken sentence for each; one over 250 characters is cut. Nothing is
/// dropped but the signs that ``SymbolReading`` lists. Complexity: O(n).
public struct TextPreparer: Sendable {
    private let catalog: PreparationCatalog
    /// Digits of one spoken word, when a run of digits is too long for any number.
    private static let digitGroup = 12
    private static let longestNumber = 15

    /// Creates a preparer.
    ///
    /// - Parameter catalog: Verbalizers and written forms of the languages.
    public init(catalog: PreparationCatalog) { self.catalog = catalog }

    /// Prepares plain text.
    ///
    /// - Parameters:
    ///   - text: What is to be spoken.
    ///   - variety: Language of what no span covers.
    ///   - spans: Stretches in a language of their own.
    /// - Returns: Sentences in order; none when there is nothing to say.
    public func prepare(
        _ text: String, variety: LanguageVariety, spans: [LanguageSpan] = []
    ) -> [SpokenSentence] {
        prepare(SpeechDocument(elements: [.text(SpeechRun(text: text, start: 0))]), variety: variety, spans: spans)
    }

    /// Prepares a document.
    ///
    /// - Parameters:
    ///   - document: Runs of text, pauses and marks.
    ///   - variety: Language of what neither its run nor a span gives one.
    ///   - spans: Stretches of the source in a language of their own, in any order; an undetermined one counts for none.
    /// - Returns: Sentences in order; without any text one that has the pauses and marks, if there are any.
    public func prepare(
        _ document: SpeechDocument, variety: LanguageVariety, spans: [LanguageSpan] = []
    ) -> [SpokenSentence] {
        let variety = variety.isUndetermined ? .spanish : variety
        let ordered = spans.filter { !$0.variety.isUndetermined && !$0.range.isEmpty }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        var assembler = SentenceAssembler()
        var flow = SpeechFlow()
        for element in document.elements {
            switch element {
            case .text(let run): flow.append(run, variety: variety, spans: ordered)
            case .pause(let milliseconds): flow.append(.pause(milliseconds: milliseconds))
            case .mark(let name, let offset): flow.append(.mark(name: name, offset: offset))
            case .sentenceEnd, .paragraphEnd:
                assemble(flow, into: &assembler)
                flow = SpeechFlow()
            }
        }
        assemble(flow, into: &assembler)
        return assembler.finish(variety: variety, cutter: catalog.cutter)
    }

    private func assemble(_ flow: SpeechFlow, into assembler: inout SentenceAssembler) {
        var events = flow.events[...]
        if let first = flow.stretches.first {
            var stretches = flow.stretches[...]
            for sentence in catalog.splitter(for: first.variety).sentences(in: flow.masked, language: first.variety) {
                while let stretch = stretches.first, stretch.range.lowerBound < sentence.upperBound {
                    let part = stretch.range.clamped(to: sentence.range)
                    if !part.isEmpty { speak(part, of: stretch, &events, into: &assembler) }
                    guard stretch.range.upperBound <= sentence.upperBound else { break }
                    stretches.removeFirst()
                }
                assembler.close(cutter: catalog.cutter)
            }
        }
        for event in events { assembler.append(event.part) }
    }

    private func speak(
        _ part: Range<Int>, of stretch: SpeechFlow.Stretch, _ events: inout ArraySlice<SpeechFlow.Event>,
        into assembler: inout SentenceAssembler
    ) {
        let text = stretch.run.text[
            utf8: ByteRange<OriginalText>(part.lowerBound - stretch.base, part.upperBound - stretch.base)]
        let isEjective = catalog.language(for: stretch.variety).hasEjectives
        let atoms = AtomScanner(endsInApostrophe: isEjective).atoms(of: text, base: part.lowerBound)
        let hasContent = atoms.contains { $0.kind == .letters || $0.kind == .digits }
        let variety = hasContent ? stretch.variety : assembler.variety ?? stretch.variety
        assembler.proceed(in: variety, cutter: catalog.cutter)
        let speaker = catalog.speaker(for: variety)
        let view = AtomView(atoms: atoms, language: speaker.language)
        if stretch.run.style != .automatic {
            emit(&events, to: part.lowerBound, into: &assembler)
            if speakStyled(view, stretch, part, speaker, into: &assembler) { return }
        }
        var index = 0
        while index < atoms.count {
            emit(&events, to: atoms[index].range.lowerBound, into: &assembler)
            index += speakNext(view, at: index, stretch, speaker, into: &assembler)
        }
    }

    private func emit(
        _ events: inout ArraySlice<SpeechFlow.Event>, to offset: Int, into assembler: inout SentenceAssembler
    ) {
        while let event = events.first, event.offset <= offset {
            assembler.append(event.part)
            events.removeFirst()
        }
    }

    /// Says what starts at `index` and tells how many atoms it took.
    private func speakNext(
        _ view: AtomView, at index: Int, _ stretch: SpeechFlow.Stretch, _ speaker: WordSpeaker,
        into assembler: inout SentenceAssembler
    ) -> Int {
        let atom = view.atoms[index]
        if atom.kind == .space { return 1 }
        if atom.kind == .digits, atom.text.utf8.count > Self.longestNumber {
            speakDigits(atom, stretch, speaker, into: &assembler)
            return 1
        }
        if let found = WrittenForms.match(view, at: index) {
            let suffix = view.suffix(index + found.count)
            let count = found.count + (suffix?.count ?? 0)
            let range = atom.range.lowerBound..<view.atoms[index + count - 1].range.upperBound
            let pieces = found.pieces + (suffix.map { [.ending($0.text)] } ?? [])
            append(speaker.words(pieces), range, stretch, stops: found.hasStop, into: &assembler)
            if let melody = found.melody { assembler.punctuate(melody) }
            return count
        }
        if atom.kind == .letters {
            append(speaker.spelling(of: atom.text), atom.range, stretch, into: &assembler)
            return 1
        }
        let (reading, count) = SymbolReading.read(view, at: index)
        let range = atom.range.lowerBound..<view.atoms[index + count - 1].range.upperBound
        switch reading {
        case .silent: break
        case .melody(let sign): assembler.punctuate(sign)
        case .named(let sign): append(speaker.words([.token(.symbol(sign))]), range, stretch, into: &assembler)
        }
        assembler.cover(stretch.source(range))
        return count
    }

    private func append(
        _ spoken: String, _ range: Range<Int>, _ stretch: SpeechFlow.Stretch, stops: Bool = false,
        phonemes: String? = nil, into assembler: inout SentenceAssembler
    ) {
        let source = stretch.source(range)
        assembler.cover(source)
        guard !spoken.isEmpty || phonemes != nil else { return }
        let word = SpokenWord(spoken: spoken, phonemes: phonemes, source: source, prosody: stretch.run.prosody)
        assembler.append(word, stops: stops)
    }

    /// A run of digits that is no number, a few at a time so that a sentence of them can be cut.
    private func speakDigits(
        _ atom: Atom, _ stretch: SpeechFlow.Stretch, _ speaker: WordSpeaker, into assembler: inout SentenceAssembler
    ) {
        let digits = Array(atom.text)
        let width = atom.range.count / digits.count
        guard width * digits.count == atom.range.count else {
            append(speaker.words([.token(.digits(groups: [atom.text]))]), atom.range, stretch, into: &assembler)
            return
        }
        for start in stride(from: 0, to: digits.count, by: Self.digitGroup) {
            let group = digits[start..<min(start + Self.digitGroup, digits.count)]
            let range = atom.range.lowerBound + start * width..<atom.range.lowerBound + group.endIndex * width
            append(speaker.words([.token(.digits(groups: [String(group)]))]), range, stretch, into: &assembler)
        }
    }

    /// Says a run in the manner that is given; false when the text does not suit it and is read as text.
    private func speakStyled(
        _ view: AtomView, _ stretch: SpeechFlow.Stretch, _ part: Range<Int>, _ speaker: WordSpeaker,
        into assembler: inout SentenceAssembler
    ) -> Bool {
        switch stretch.run.style {
        case .phonemes(let phonemes):
            let spoken = view.atoms.filter { $0.kind == .letters }.map(\.text).joined(separator: " ")
            append(spoken, part, stretch, phonemes: phonemes, into: &assembler)
            return true
        case .alias(let text):
            let words = prepare(text, variety: stretch.variety).flatMap(\.parts)
                .compactMap { if case .word(let word) = $0 { word.spoken } else { nil } }
            append(words.joined(separator: " "), part, stretch, into: &assembler)
            return true
        default:
            guard let pieces = StyleReader.pieces(stretch.run.style, view) else { return false }
            append(speaker.words(pieces), part, stretch, into: &assembler)
            return true
        }
    }
}
