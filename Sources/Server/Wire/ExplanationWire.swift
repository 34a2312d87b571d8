import TextProcessing
import Translation

extension SegmentExplanation: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("model", model)
            writer.field("source", pair.source.tag)
            writer.field("target", pair.target.tag)
            writer.field("score", rounded(score))
            writer.field("parts", parts)
            writer.field("phrases", phrases)
        }
    }
}

extension SegmentExplanation.ScorePart: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("name", name)
            writer.field("value", rounded(value))
            writer.field("weighted", rounded(weighted))
        }
    }
}

extension SegmentExplanation.Phrase: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("source", source)
            writer.field("target", target)
            writer.field("carried", isCarried)
            writer.field("parts", parts)
            writer.field("learnedFrom", learnedFrom)
        }
    }
}
