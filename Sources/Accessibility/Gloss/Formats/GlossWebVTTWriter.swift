/// Writes a gloss as WebVTT, a cue for each line, with times of ``GlossTiming``.
public struct GlossWebVTTWriter: Sendable {
    private let timing: GlossTiming

    /// Creates a writer with a timing.
    public init(timing: GlossTiming = GlossTiming()) { self.timing = timing }

    /// Writes the cues; a line without tokens has none, and marks stand as classes around their tokens.
    public func document(_ result: GlossResult) -> String {
        var text = "WEBVTT\n\nNOTE Gloss of Peruvian Sign Language by rules; times are estimates.\n"
        for (index, (line, spans)) in zip(result.lines, timing.spans(of: result)).enumerated() {
            guard let first = spans.first, let last = spans.last else { continue }
            text += "\n\(index + 1)\n\(CaptionClock.text(first.lowerBound, separator: ".")) --> "
            text += CaptionClock.text(last.upperBound, separator: ".") + "\n" + payload(line) + "\n"
        }
        return text
    }

    private func payload(_ line: GlossLine) -> String {
        line.tokens.indices.map { index in
            let classes = Set(line.marks.filter { $0.tokens.contains(index) }.map(\.kind.rawValue)).sorted()
            let gloss = WebVTTWriter.escaped(line.tokens[index].gloss)
            return classes.isEmpty ? gloss : "<c.\(classes.joined(separator: "."))>\(gloss)</c>"
        }.joined(separator: " ")
    }
}
