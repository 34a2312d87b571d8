import TextProcessing
import Translation

/// Why a sentence was not translated, and what a reader may do instead.
struct NoticeReply: Sendable {
    let notice: UntranslatedNotice

    init(_ notice: UntranslatedNotice) { self.notice = notice }
}

extension NoticeReply: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("reason", notice.reason.rawValue)
            writer.field("defect", ifPresent: notice.defect?.rawValue)
            if let wait = notice.retryAfter { writer.field("retryAfterSeconds", rounded(wait / .seconds(1))) }
            writer.field("nearest", ifPresent: notice.nearest.map { NearestReply(nearest: $0) })
            writer.field("contact", ifPresent: notice.contact)
        }
    }
}

/// An approved translation of a sentence much like the one asked.
private struct NearestReply: JSONWritable {
    let nearest: NearestSentence

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("unitID", nearest.unitID)
            writer.field("sourceText", nearest.sourceText)
            writer.field("text", nearest.text)
            writer.field("differences", nearest.differences.map { DifferenceReply(difference: $0) })
        }
    }
}

/// Words that two sentences share, or that one of them lacks.
private struct DifferenceReply: JSONWritable {
    let difference: WordDifference

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("kind", difference.kind.rawValue)
            writer.field("text", difference.text)
        }
    }
}
