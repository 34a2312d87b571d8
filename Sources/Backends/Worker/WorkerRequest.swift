import FoundationEssentials
import Translation

/// What the gateway writes to a worker, one JSON object a line (docs/worker-protocol.md).
enum WorkerRequest {
    /// One sentence of a batch.
    struct Segment: Encodable, Equatable {
        let text: String
        /// Parts that must come back unchanged; absent when there are none.
        let protected: [String]?

        init(_ segment: SegmentInput) {
            text = segment.text
            protected = segment.protectedSpans.isEmpty ? nil : segment.protectedTexts
        }
    }

    case translate(id: UInt64, source: String, target: String, segments: [Segment], deadline: Int, alternatives: Int)
    case ping(id: UInt64)
    case shutDown

    /// The line with its line feed.
    var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(wire)) + [0x0A]
        } catch {
            preconditionFailure("strings and integers are always JSON: \(error)")
        }
    }

    private struct Wire: Encodable {
        var type: String
        var id: UInt64?
        var source: String?
        var target: String?
        var segments: [Segment]?
        var deadline: Int?
        var alternatives: Int?

        enum CodingKeys: String, CodingKey {
            case type, id, source, target, segments, alternatives
            case deadline = "deadline_ms"
        }
    }

    private var wire: Wire {
        switch self {
        case .translate(let id, let source, let target, let segments, let deadline, let alternatives):
            Wire(
                type: "translate", id: id, source: source, target: target, segments: segments, deadline: deadline,
                alternatives: alternatives > 0 ? alternatives : nil)
        case .ping(let id): Wire(type: "ping", id: id)
        case .shutDown: Wire(type: "shutdown")
        }
    }
}
