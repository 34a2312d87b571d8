import Foundation
import TextProcessing

/// The ends of API keys and secrets in a data folder beside its database, so that no older state of it revives them.
///
/// One JSON object a line of a ``LedgerFile``: identifier, time, what happened, and digests of secrets, which prove
/// nothing and cannot be reversed; no secret and no name.
struct KeyLedger {
    /// Name of the ledger inside the data folder.
    static let fileName = "keys.jsonl"

    private let file: LedgerFile

    init(folder: String) { file = LedgerFile(path: folder + "/" + Self.fileName) }

    /// Everything in the ledger, in the order in which it happened.
    func read() throws(StoreError) -> [KeyEnding] {
        var endings: [KeyEnding] = []
        for (index, line) in try file.lines().enumerated() {
            do throws(LedgerLine.Fault) {
                endings.append(try KeyLedgerLine(line).ending())
            } catch {
                throw .corruptLedger(path: file.path, line: index + 1, reason: error.reason)
            }
        }
        return endings
    }

    /// Appends endings so that they are on the disk when the call returns; on failure the ledger is as it was.
    func append(_ endings: [KeyEnding]) throws(StoreError) {
        try file.append(endings.flatMap { KeyLedgerLine($0).bytes + [0x0A] })
    }
}

/// Something of an API key that ended for ever.
struct KeyEnding: Hashable {
    enum Event: Hashable {
        /// The key was revoked.
        case revoked
        /// The key was removed with its usage.
        case erased
        /// A secret was replaced by another, and is taken until a time, or at once no more; both as SHA-256.
        case rotated(from: [UInt8], to: [UInt8], until: Int64?)
    }

    /// Identifier of the key.
    let key: String
    /// When it happened, milliseconds since 1970 UTC.
    let time: Int64
    let event: Event
}

/// One line of the ledger of keys.
struct KeyLedgerLine: Codable {
    private enum Name: String, Codable { case revoked, erased, rotated }

    private let key: String
    private let time: Int64
    private let event: Name
    private let from: String?
    private let to: String?
    private let until: Int64?

    init(_ ending: KeyEnding) {
        func text(_ digest: [UInt8]) -> String { String(decoding: LedgerLine.hexadecimal(digest), as: UTF8.self) }
        (key, time) = (ending.key, ending.time)
        switch ending.event {
        case .revoked: (event, from, to, until) = (.revoked, nil, nil, nil)
        case .erased: (event, from, to, until) = (.erased, nil, nil, nil)
        case .rotated(let old, let new, let end): (event, from, to, until) = (.rotated, text(old), text(new), end)
        }
    }

    /// Reads a line.
    init(_ bytes: some Collection<UInt8>) throws(LedgerLine.Fault) {
        do { self = try JSONDecoder().decode(KeyLedgerLine.self, from: Data(bytes)) } catch {
            throw LedgerLine.Fault(reason: "it is no end of a key")
        }
    }

    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(self)) } catch {
            preconditionFailure("strings and numbers are JSON: \(error)")
        }
    }

    func ending() throws(LedgerLine.Fault) -> KeyEnding {
        func digest(_ text: String?) throws(LedgerLine.Fault) -> [UInt8] {
            guard let bytes = LedgerLine.bytes(hexadecimal: (text ?? "").utf8), bytes.count == 32 else {
                throw LedgerLine.Fault(reason: "\(text ?? "") is no digest")
            }
            return bytes
        }
        switch event {
        case .revoked: return KeyEnding(key: key, time: time, event: .revoked)
        case .erased: return KeyEnding(key: key, time: time, event: .erased)
        case .rotated:
            return KeyEnding(
                key: key, time: time, event: .rotated(from: try digest(from), to: try digest(to), until: until))
        }
    }
}
