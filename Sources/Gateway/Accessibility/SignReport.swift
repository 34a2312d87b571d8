import Foundation
import Synchronization

/// What somebody says of a sign.
public struct SignReport: Codable, Hashable, Sendable {
    /// When, in seconds since 1970 UTC.
    public var time: Int
    /// The gloss.
    public var gloss: String
    /// Identifier of the sign in the lexicon, or nil.
    public var sign: String?
    /// What is wrong, one of ``reasons``.
    public var reason: String
    /// In the reporter's words; empty for none.
    public var comment: String

    /// Most characters (Unicode scalars) of a comment and of a name.
    public static let characterLimit = 1_000

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - time: Seconds since 1970 UTC.
    ///   - gloss: The gloss.
    ///   - sign: Identifier of the sign, or nil.
    ///   - reason: What is wrong.
    ///   - comment: In the reporter's words.
    public init(time: Int, gloss: String, sign: String?, reason: String, comment: String) {
        self.time = time
        self.gloss = gloss
        self.sign = sign
        self.reason = reason
        self.comment = comment
    }

    /// What may be wrong with a sign.
    public static let reasons = ["wrong-sign", "wrong-order", "offensive", "regional", "missing", "other"]
}

/// Reports that wait for reviewers, one JSON object a line, in a file of the data folder readable by its owner only.
public final class SignReportLog: Sendable {
    /// Most bytes of the file; a full one is moved away by who runs the gateway, since nobody's words may be lost.
    public static let byteLimit = 16 << 20

    private let path: String
    private let limit: Int
    private let lock = Mutex(())

    /// Opens the log; nothing is created before there is a report.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limit: Most bytes of the file.
    public init(path: String, limit: Int = SignReportLog.byteLimit) {
        self.path = path
        self.limit = limit
    }

    /// Keeps a report.
    ///
    /// - Parameter report: The report.
    /// - Throws: ``GatewayError/unusableStore(path:reason:)`` when it cannot be written or the file is full.
    public func keep(_ report: SignReport) throws(GatewayError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            var line = try encoder.encode(report) + Data("\n".utf8)
            try lock.withLock { _ in
                if !FileManager.default.fileExists(atPath: path) {
                    _ = FileManager.default.createFile(
                        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
                }
                let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
                defer { try? handle.close() }  // What was written is in the file already.
                let end = try handle.seekToEnd()
                if end > 0 {
                    try handle.seek(toOffset: end - 1)
                    // A line that a full disk cut off must not swallow this one.
                    if try handle.readToEnd() != Data("\n".utf8) { line = Data("\n".utf8) + line }
                }
                guard end + UInt64(line.count) <= UInt64(limit) else {
                    throw GatewayError.unusableStore(path: path, reason: "it is full; move it away and review it")
                }
                try handle.write(contentsOf: line)
            }
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .unusableStore(path: path, reason: String(describing: error))
        }
    }

    /// The reports kept so far, oldest first.
    ///
    /// - Returns: None where there is no file.
    /// - Throws: ``GatewayError/unusableStore(path:reason:)`` when it cannot be read.
    public func all() throws(GatewayError) -> [SignReport] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unusableStore(path: path, reason: "it cannot be read")
        }
        // A line that was cut off by a full disk is no report.
        return data.split(separator: UInt8(ascii: "\n")).compactMap {
            try? JSONDecoder().decode(SignReport.self, from: $0)
        }
    }
}
