import Foundation
public import Logging

/// Writes a line of text to standard error for each event: time, level, logger, fields, message.
///
/// swift-log's own handler makes the text of all fields whenever one is set, which every request does and hardly any logs.
public struct TextLogHandler: LogHandler {
    /// What every line carries.
    public var metadata: Logger.Metadata = [:]
    /// Least level that is written.
    public var logLevel: Logger.Level = .info

    private let label: String

    /// Creates a handler.
    public init(label: String) { self.label = label }

    /// One value that every line carries.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an event.
    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        let time = Date.now.formatted(Self.timeStyle)
        let line = "\(time) \(event.level) \(label):\(fields) \(event.message)\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
