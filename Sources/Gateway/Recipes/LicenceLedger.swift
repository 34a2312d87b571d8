public import Corpora
public import Foundation
import TextProcessing

/// Which licences an operator has accepted: `recipes/acceptances.jsonl` of the data folder.
///
/// What is accepted is what was shown: when a recipe changes its licence, the digest differs and is asked for again. Sets
/// with the same statement share one acceptance.
public struct LicenceLedger: Sendable {
    /// One acceptance.
    public struct Acceptance: Codable, Hashable, Sendable {
        /// Licence.
        public let licence: String
        /// SHA-256 of the statement as it was shown.
        public let statementDigest: String
        /// The statement itself.
        public let statement: String
        /// Who accepted.
        public let by: String
        /// When.
        public let at: Date
        /// The recipe it was shown with.
        public let recipe: String
    }

    private let file: LineLedger<Acceptance>

    /// Names the ledger of a data folder.
    public init(dataDirectory: String) { file = LineLedger(path: dataDirectory + "/recipes/acceptances.jsonl") }

    /// The acceptance of a licence, or nil when there is none.
    ///
    /// - Parameter licence: The licence of a recipe.
    /// - Returns: The acceptance.
    /// - Throws: ``RecipeFetchError/unusable(path:cause:)``.
    public func acceptance(of licence: Recipe.Licence) throws(RecipeFetchError) -> Acceptance? {
        let digest = Digest(of: licence.statement).description
        return try file.entries().last { $0.statementDigest == digest }
    }

    /// Records that a licence is accepted.
    ///
    /// - Parameters:
    ///   - recipe: The recipe it was shown with.
    ///   - actor: Who accepts.
    ///   - time: When.
    /// - Throws: ``RecipeFetchError/unusable(path:cause:)``.
    public func accept(_ recipe: Recipe, by actor: String, at time: Date) throws(RecipeFetchError) {
        try file.append(
            Acceptance(
                licence: recipe.licence.id, statementDigest: Digest(of: recipe.licence.statement).description,
                statement: recipe.licence.statement, by: actor, at: time, recipe: recipe.id))
    }
}
