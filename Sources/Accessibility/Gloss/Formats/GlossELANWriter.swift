import TextProcessing

/// Writes a gloss as an ELAN annotation document (EAF 3.0) with tiers for text, gloss, realization and non-manual marks.
///
/// Source: the ELAN Annotation Format schema 3.0 of the Max Planck Institute for Psycholinguistics. The times are those of
/// ``GlossTiming``, for an annotator to correct against a video.
public struct GlossELANWriter: Sendable {
    private struct Annotation {
        var span: Range<Int>
        var value: String
    }

    private let timing: GlossTiming

    /// Creates a writer with a timing.
    public init(timing: GlossTiming = GlossTiming()) { self.timing = timing }

    /// Writes the document.
    ///
    /// - Parameters:
    ///   - result: The gloss.
    ///   - source: The text that was glossed.
    ///   - date: Time of writing, ISO 8601 with offset.
    /// - Returns: XML in UTF-8.
    public func document(_ result: GlossResult, source: String, date: String = "1970-01-01T00:00:00+00:00") -> String {
        let tiers = tiers(of: result, source: source)
        let times = Set(tiers.flatMap(\.annotations).flatMap { [$0.span.lowerBound, $0.span.upperBound] }).sorted()
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ANNOTATION_DOCUMENT AUTHOR="" DATE="\(MarkupText.escaped(date, MarkupText.quotes))" FORMAT="3.0" VERSION="3.0" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
                <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
                <TIME_ORDER>

            """
        var slots: [Int: Int] = [:]
        for (index, time) in times.enumerated() {
            slots[time] = index + 1
            xml += "        <TIME_SLOT TIME_SLOT_ID=\"ts\(index + 1)\" TIME_VALUE=\"\(time)\"/>\n"
        }
        xml += "    </TIME_ORDER>\n"
        var number = 0
        for tier in tiers {
            xml += "    <TIER LINGUISTIC_TYPE_REF=\"default-lt\" TIER_ID=\"\(tier.name)\">\n"
            for annotation in tier.annotations {
                number += 1
                let start = slots[annotation.span.lowerBound] ?? 0
                let end = slots[annotation.span.upperBound] ?? 0
                xml += """
                            <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a\(number)" TIME_SLOT_REF1="ts\(start)" \
                    TIME_SLOT_REF2="ts\(end)"><ANNOTATION_VALUE>\(MarkupText.escaped(annotation.value, MarkupText.quotes))\
                    </ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>

                    """
            }
            xml += "    </TIER>\n"
        }
        return xml + """
                <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
            </ANNOTATION_DOCUMENT>

            """
    }

    // Annotations of one tier must not overlap, so that marks of each kind have a tier of their own and nested ones of one
    // kind are joined.
    private func tiers(of result: GlossResult, source: String) -> [(name: String, annotations: [Annotation])] {
        var text: [Annotation] = []
        var gloss: [Annotation] = []
        var realization: [Annotation] = []
        var marks: [GlossMark.Kind: [Annotation]] = [:]
        for (line, spans) in zip(result.lines, timing.spans(of: result)) {
            guard let first = spans.first, let last = spans.last else { continue }
            text.append(
                Annotation(span: first.lowerBound..<last.upperBound, value: String(source[utf8: line.span])))
            for (token, span) in zip(line.tokens, spans) {
                gloss.append(Annotation(span: span, value: token.gloss))
                realization.append(Annotation(span: span, value: token.realization.name))
            }
            for mark in line.marks.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
                let span = spans[mark.tokens.lowerBound].lowerBound..<spans[mark.tokens.upperBound - 1].upperBound
                if let earlier = marks[mark.kind]?.popLast() {
                    if earlier.span.upperBound > span.lowerBound {
                        let end = max(earlier.span.upperBound, span.upperBound)
                        let joined = Annotation(span: earlier.span.lowerBound..<end, value: earlier.value)
                        marks[mark.kind, default: []].append(joined)
                        continue
                    }
                    marks[mark.kind, default: []].append(earlier)
                }
                marks[mark.kind, default: []].append(Annotation(span: span, value: mark.kind.rawValue))
            }
        }
        return [("text", text), ("gloss", gloss), ("realization", realization)]
            + GlossMark.Kind.allCases.map { ("non-manual \($0.rawValue)", marks[$0] ?? []) }
    }
}
