import Corpora
import Foundation
import Gateway
import Hummingbird
import Store

/// The parameters of `GET /v1/units`.
struct UnitListRequest: Sendable {
    /// Most units on a page.
    static let largestPage = 200
    private static let known = ["q", "after", "limit"]

    var query = UnitQuery()
    var after: UnitID?
    var limit = 50

    /// Reads the part of an address behind the question mark.
    ///
    /// Source: URL Standard (WHATWG), application/x-www-form-urlencoded parsing: `+` is a space.
    init(_ text: String?) throws(Problem) {
        var seen: Set<String> = []
        for pair in (text ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard Self.known.contains(name), seen.insert(name).inserted else {
                let list = Self.known.joined(separator: ", ")
                throw Problem(
                    .invalidField, es: "Los parámetros son \(list), cada uno a lo más una vez.",
                    en: "The parameters are \(list), each at most once.",
                    parameter: String(name.prefix(40)))
            }
            guard
                let value = (parts.count > 1 ? parts[1] : "").replacing("+", with: " ").removingPercentEncoding
            else {
                throw Problem(
                    .invalidField, es: "\(name) no es UTF-8 con escapes de porcentaje.",
                    en: "\(name) is not UTF-8 with percent escapes.", parameter: name)
            }
            try set(name, value)
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(Problem) {
        switch name {
        case "q":
            do throws(UnitQueryError) { query = try UnitQuery(parsing: value) } catch {
                throw .invalidQuery(error)
            }
        case "after": after = UnitID(rawValue: value.lowercased())
        default:
            guard let number = Int(value), (1...Self.largestPage).contains(number) else {
                throw Problem(
                    .invalidField, es: "limit es un número de 1 a \(Self.largestPage).",
                    en: "limit is a number from 1 to \(Self.largestPage).", parameter: name,
                    limit: Self.largestPage)
            }
            limit = number
        }
    }
}
