/// Lines of a corpus that speak for and against a rule.
public struct GlossEvidence: Hashable, Sendable {
    /// Lines whose gloss is nearer to the signer's with the rule than without it.
    public var supporting: Int
    /// Lines whose gloss is further from the signer's with the rule.
    public var opposing: Int

    /// Creates counts.
    ///
    /// - Parameters:
    ///   - supporting: Lines for the rule.
    ///   - opposing: Lines against the rule.
    public init(supporting: Int, opposing: Int) {
        self.supporting = supporting
        self.opposing = opposing
    }
}

/// A rule of the gloss, as a Deaf expert reads and changes it.
public struct GlossRule: Hashable, Sendable {
    /// Name, unique in its file.
    public let id: String
    /// What it does and why, in Spanish.
    public let explanation: String
    /// Spanish text of the example.
    public let exampleText: String
    /// Gloss of the example with this rule on.
    public let exampleGloss: String
    /// Whether it is used.
    public var isOn: Bool
    /// Lines of the corpus for and against it, or nil when nobody has counted.
    public let evidence: GlossEvidence?
    /// Line of the file where it begins, 1-based.
    public let line: Int
    /// Whether it acts on the first match of a sentence only.
    let isOnce: Bool
    let pattern: GlossPattern
    let required: [GlossPattern]
    let forbidden: [GlossPattern]
    let actions: [GlossAction]
}

/// The rules of the gloss in the order in which they are used.
public struct GlossRuleSet: Sendable {
    /// The rules, used from first to last.
    public private(set) var rules: [GlossRule]

    /// Creates a set from rules in order of use.
    public init(rules: [GlossRule]) { self.rules = rules }

    /// The same rules with one turned on or off.
    ///
    /// - Parameters:
    ///   - id: Name of the rule; an unknown name changes nothing.
    ///   - isOn: Whether it is used.
    /// - Returns: The changed set.
    public func setting(_ id: String, isOn: Bool) -> GlossRuleSet {
        var copy = self
        for index in copy.rules.indices where copy.rules[index].id == id { copy.rules[index].isOn = isOn }
        return copy
    }
}
