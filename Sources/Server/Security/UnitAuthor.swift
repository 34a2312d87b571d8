import Gateway
import Store

/// Who writes units, and what of them.
struct UnitAuthor: Sendable {
    let caller: Caller

    /// The name that the history keeps: what the body says, and by which key, which nobody can make up.
    func name(of body: UnitBody) -> String { caller.keyID.map { "\(body.actor) (key \($0))" } ?? body.actor }

    /// Refuses what the roles of the caller do not cover.
    ///
    /// To say that a text is reviewed or approved takes `review`; whatever is more than judging takes `curate`.
    func check(_ body: UnitBody, isNew: Bool) throws(Problem) {
        if body.isJudging, !caller.has(.review) { throw .roleMissing([.review]) }
        if isNew || !body.isStateOnly, !caller.has(.curate) { throw .roleMissing([.curate]) }
    }
}
