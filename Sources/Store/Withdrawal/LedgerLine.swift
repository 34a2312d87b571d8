import Corpora
import Foundation
import TextProcessing

/// One line of the ledger of withdrawals.
struct LedgerLine: Codable {
    private let unit: String
    private let variant: String?
    private let time: Int64
    private let secret: String?
    private let texts: [String]?
    private let pairs: [String]?

    /// What a line lacks.
    struct Fault: Error {
        let reason: String
    }

    /// The lines of a withdrawal, one for each secret that made its digests; at least one.
    static func lines(of withdrawal: Withdrawal, secrets: [String]) -> [[UInt8]] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let used = Set((withdrawal.texts + withdrawal.pairs).map(\.secret)).sorted()
        return (used.isEmpty ? [nil] : used.map { Optional($0) }).map { secret in
            func digests(_ list: [Withdrawal.KeyedDigest]) -> [String]? {
                let own = list.filter { $0.secret == secret }
                return own.isEmpty ? nil : own.map { String(decoding: hexadecimal($0.bytes), as: UTF8.self) }
            }
            let line = LedgerLine(
                unit: withdrawal.unitID.rawValue, variant: withdrawal.variant?.description, time: withdrawal.happenedAt,
                secret: secret.map { secrets[$0] }, texts: digests(withdrawal.texts), pairs: digests(withdrawal.pairs))
            do { return Array(try encoder.encode(line)) } catch {
                preconditionFailure("strings and numbers are JSON: \(error)")
            }
        }
    }

    private init(
        unit: String, variant: String?, time: Int64, secret: String?, texts: [String]?, pairs: [String]?
    ) {
        self.unit = unit
        self.variant = variant
        self.time = time
        self.secret = secret
        self.texts = texts
        self.pairs = pairs
    }

    /// Reads a line.
    init(_ bytes: some Collection<UInt8>) throws(Fault) {
        do { self = try JSONDecoder().decode(LedgerLine.self, from: Data(bytes)) } catch {
            throw Fault(reason: "it is no withdrawal")
        }
    }

    /// The withdrawal; `secrets` are places by name.
    func withdrawal(secrets: [String: Int]) throws(Fault) -> Withdrawal {
        let id = UnitID(rawValue: unit)
        guard id.bytes != nil else { throw Fault(reason: "\(unit) is no identifier of a unit") }
        return Withdrawal(
            unitID: id, variant: try variantKey(), happenedAt: time, actor: WithdrawalLedger.note.actor,
            reason: WithdrawalLedger.note.reason, texts: try digests(texts, secrets),
            pairs: try digests(pairs, secrets))
    }

    private func variantKey() throws(Fault) -> VariantKey? {
        guard let variant else { return nil }
        let parts = variant.split(separator: "/")
        do {
            guard parts.count == 2, let ordinal = Int(parts[1]), ordinal >= 0 else {
                throw Fault(reason: "")
            }
            return VariantKey(variety: try LanguageVariety(parsing: String(parts[0])), ordinal: ordinal)
        } catch {
            throw Fault(reason: "\(variant) is no variant")
        }
    }

    private func digests(_ list: [String]?, _ secrets: [String: Int]) throws(Fault) -> [Withdrawal.KeyedDigest] {
        var digests: [Withdrawal.KeyedDigest] = []
        for text in list ?? [] {
            guard let secret, let place = secrets[secret] else {
                throw Fault(
                    reason:
                        "its secret \(secret ?? "") is not in \(WithdrawalLedger.secretFileName): put that file back")
            }
            guard let bytes = Self.bytes(hexadecimal: text.utf8), bytes.count == 32 else {
                throw Fault(reason: "\(text) is no digest")
            }
            digests.append(Withdrawal.KeyedDigest(bytes: bytes, secret: place))
        }
        return digests
    }

    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
    }

    /// The bytes that hexadecimal digits write, or nil when they are none.
    static func bytes(hexadecimal digits: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}
