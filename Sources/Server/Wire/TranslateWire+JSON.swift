extension TranslateReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { $0.field("items", items) }
    }
}

extension ItemReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("status", status)
            writer.field("text", ifPresent: text)
            writer.field("source", ifPresent: source)
            writer.field("target", ifPresent: target)
            writer.field("quality", ifPresent: quality)
            if let machineTranslated { writer.field("machineTranslated", machineTranslated) }
            writer.field("disclosure", ifPresent: disclosure)
            if let segments { writer.field("segments", segments) }
            if let edits { writer.field("edits", edits) }
            if let milliseconds { writer.field("milliseconds", milliseconds) }
            writer.field("error", ifPresent: error)
        }
    }
}

extension SourceReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("asked", ifPresent: asked)
            writer.field("identified", identified)
            writer.field("used", used)
        }
    }
}

extension TargetReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("asked", asked)
            writer.field("served", served)
            writer.field("how", how)
            writer.field("convertedFrom", ifPresent: convertedFrom)
        }
    }
}

extension GuessReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("language", language)
            writer.field("confidence", confidence)
        }
    }
}

extension QualityReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("score", score)
            writer.field("reasons", reasons)
        }
    }
}

extension RangeReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("start", start)
            writer.field("end", end)
        }
    }
}

extension SegmentReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("status", status)
            writer.field("sourceText", sourceText)
            writer.field("text", text)
            writer.field("source", source)
            writer.field("sourceRange", sourceRange)
            writer.field("targetRange", targetRange)
            writer.field("legs", legs)
            writer.field("quality", ifPresent: quality)
            writer.field("unknownWords", unknownWords)
            writer.field("attempts", attempts)
            writer.field("unitID", ifPresent: unitID)
            writer.field("notice", ifPresent: notice)
            if !explanations.isEmpty { writer.field("explanations", explanations) }
        }
    }
}

extension LegReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("backend", backend)
            writer.field("source", source)
            writer.field("target", target)
        }
    }
}

extension AttemptReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("backend", backend)
            writer.field("source", source)
            writer.field("target", target)
            writer.field("outcome", outcome)
            writer.field("explanation", ifPresent: explanation)
            writer.field("milliseconds", milliseconds)
        }
    }
}

extension EditReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("kind", kind)
            writer.field("rule", ifPresent: rule)
            writer.field("original", original)
            writer.field("normalized", ifPresent: normalized)
        }
    }
}

extension ProblemDocument: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("type", type)
            writer.field("title", title)
            writer.field("status", status)
            writer.field("detail", detail)
            writer.field("code", code)
            writer.field("pointer", ifPresent: pointer)
            writer.field("parameter", ifPresent: parameter)
            if let offset { writer.field("offset", offset) }
            if let limit { writer.field("limit", limit) }
            if let line { writer.field("line", line) }
        }
    }
}
