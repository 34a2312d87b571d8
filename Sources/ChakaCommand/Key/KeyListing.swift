import Foundation
import Gateway
import Store

/// A key as `chaka key` prints it.
struct KeyListing: Encodable {
    let id: String
    let name: String
    let state: String
    let roles: [String]
    let rate: Double?
    let burst: Int?
    let dailyCharacters: Int?
    let monthlyCharacters: Int?
    let backends: [String]?
    let external: Bool
    let noStore: Bool
    let created: String
    let expires: String?
    let revoked: String?
    let oldSecretUntil: String?
    /// The whole key, when it was just made.
    var key: String?

    init(_ record: APIKeyRecord, at time: Int64) {
        let terms = record.terms
        id = record.id
        name = record.name
        state = record.revokedAt != nil ? "revoked" : record.isActive(at: time) ? "active" : "expired"
        roles = KeyRole.allCases.filter(terms.roles.contains).map(\.rawValue)
        rate = terms.rate?.perSecond
        burst = terms.rate?.burst
        dailyCharacters = terms.dailyCharacters
        monthlyCharacters = terms.monthlyCharacters
        backends = terms.backends?.sorted()
        external = terms.allowsExternal
        noStore = !terms.isStored
        created = Self.text(record.createdAt)
        expires = record.expiresAt.map(Self.text)
        revoked = record.revokedAt.map(Self.text)
        oldSecretUntil = record.previous.map { Self.text($0.until) }
    }

    /// One line with tabs: identifier, state, name, roles, and the limits there are.
    var line: String {
        let limits: [(String, String?)] = [
            ("rate", rate.map { "\($0)/s" }), ("burst", burst.map(String.init)),
            ("daily", dailyCharacters.map(String.init)), ("monthly", monthlyCharacters.map(String.init)),
            ("backends", backends?.joined(separator: ",")), ("external", external ? "allowed" : nil),
            ("no-store", noStore ? "yes" : nil), ("created", created), ("expires", expires), ("revoked", revoked),
            ("old-secret-until", oldSecretUntil),
        ]
        let shown = limits.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return [id, state, name, roles.joined(separator: ","), shown.joined(separator: " ")].joined(separator: "\t")
    }

    /// Prints a key that was just made: alone on standard output, so that a script can take it.
    static func printNew(_ text: KeyText, _ record: APIKeyRecord, format: ModelFormat, at time: Int64) throws {
        var listing = KeyListing(record, at: time)
        switch format {
        case .json:
            listing.key = text.text
            print(try jsonText(listing))
        case .text:
            print(text.text)
            report(Messages.current.keyShownOnce(record.id))
        }
    }

    private static func text(_ time: Int64) -> String {
        Date(timeIntervalSince1970: Double(time) / 1000).formatted(.iso8601)
    }
}
