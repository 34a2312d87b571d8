import Logging

/// What lines of the log and the parts of a trace call one request.
///
/// It travels in the context instead of the logger's metadata, since most requests write no line.
struct RequestIdentity: Sendable {
    /// The caller's identifier of the request, or ours.
    var requestID = ""
    /// The trace's identifier, 32 hexadecimal digits.
    var traceID = ""

    /// Fields of a line about the request.
    func metadata(_ others: Logger.Metadata = [:]) -> Logger.Metadata {
        others.merging(["request.id": .string(requestID), "trace.id": .string(traceID)]) { $1 }
    }
}
