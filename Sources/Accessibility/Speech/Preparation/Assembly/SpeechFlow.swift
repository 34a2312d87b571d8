import TextProcessing

/// Runs of text between two forced sentence ends, laid end to end, with what stands between them.
struct SpeechFlow {
    /// A part of one run that is in one language.
    struct Stretch {
        /// Bytes of the flow.
        let range: Range<Int>
        let run: SpeechRun
        /// Byte of the flow at which the run starts.
        let base: Int
        var variety: LanguageVariety

        func source(_ range: Range<Int>) -> ByteRange<OriginalText> {
            run.source(of: range.lowerBound - base..<range.upperBound - base)
        }
    }

    /// A pause or a mark, before the byte of the flow.
    struct Event {
        let offset: Int
        let part: SpokenPart
    }

    private(set) var stretches: [Stretch] = []
    private(set) var events: [Event] = []
    /// The text with every run that is read in a given way masked, so that no sentence ends within it.
    private(set) var masked = ""
    private(set) var count = 0

    var isEmpty: Bool { stretches.isEmpty && events.isEmpty }

    mutating func append(_ part: SpokenPart) { events.append(Event(offset: count, part: part)) }

    /// Appends a run, cut where the language changes; `spans` are in order and do not overlap.
    mutating func append(_ run: SpeechRun, variety: LanguageVariety, spans: [LanguageSpan]) {
        let size = run.text.utf8.count
        guard size > 0 else { return }
        let base = count
        var start = 0
        func add(_ end: Int, _ variety: LanguageVariety, to stretches: inout [Stretch]) {
            guard start < end else { return }
            stretches.append(Stretch(range: base + start..<base + end, run: run, base: base, variety: variety))
            start = end
        }
        if run.variety == nil, run.style == .automatic {
            let bytes = Array(run.text.utf8)
            let source = run.source(of: 0..<size)
            for span in spans where span.range.lowerBound < source.upperBound {
                guard span.range.upperBound > source.lowerBound else { continue }
                add(Self.local(span.range.lowerBound, run, bytes), variety, to: &stretches)
                add(Self.local(span.range.upperBound, run, bytes), span.variety, to: &stretches)
            }
        }
        add(size, run.variety ?? variety, to: &stretches)
        count += size
        masked += run.style == .automatic ? Self.maskingMoney(run.text) : "X" + String(repeating: "x", count: size - 1)
    }

    /// The text with the stop of `S/.`, which ends no sentence, as a comma.
    private static func maskingMoney(_ text: String) -> String {
        var bytes = Array(text.utf8)
        guard bytes.count > 2 else { return text }
        for index in 2..<bytes.count where bytes[index] == 0x2E && bytes[index - 1] == 0x2F {
            if bytes[index - 2] == 0x53 || bytes[index - 2] == 0x73 { bytes[index] = 0x2C }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The byte of the run's text at a byte of the source, moved forward to where a scalar starts.
    private static func local(_ source: Int, _ run: SpeechRun, _ bytes: [UInt8]) -> Int {
        var position: Int
        if let offsets = run.offsets {
            var low = 0
            var high = min(offsets.count, bytes.count)
            while low < high {
                let middle = (low + high) / 2
                if offsets[middle] < source { low = middle + 1 } else { high = middle }
            }
            position = low
        } else {
            position = min(max(0, source - run.start), bytes.count)
        }
        while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
        return position
    }
}
