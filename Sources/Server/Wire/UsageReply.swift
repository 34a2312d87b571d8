import Gateway
import Store

/// Answer of `GET /v1/usage`.
struct UsageReply: Encodable {
    struct Period: Encodable {
        let from: String
        let resetsAt: String
        let requests: Int
        let characters: Int
        let cachedCharacters: Int
        let refused: Int
        let limit: Int?
        let remaining: Int?

        init(_ counts: UsageCounts, from start: UTCDay, to end: UTCDay, limit: Int?) {
            from = "\(start)T00:00:00Z"
            resetsAt = "\(end)T00:00:00Z"
            requests = counts.requests
            characters = counts.characters
            cachedCharacters = counts.cachedCharacters
            refused = counts.refused
            self.limit = limit
            remaining = limit.map { max(0, $0 - counts.characters) }
        }
    }

    struct Rate: Encodable {
        let perSecond: Double
        let burst: Int
    }

    let key: String
    let name: String
    let roles: [String]
    let rate: Rate?
    let day: Period
    let month: Period

    init(_ record: APIKeyRecord, _ totals: UsageMeter.Totals, on today: UTCDay) {
        key = record.id
        name = record.name
        roles = record.terms.roles.map(\.rawValue).sorted()
        rate = record.terms.rate.map { Rate(perSecond: $0.perSecond, burst: $0.burst) }
        day = Period(totals.day, from: today, to: today.next, limit: record.terms.dailyCharacters)
        month = Period(
            totals.month, from: today.monthStart, to: today.nextMonthStart, limit: record.terms.monthlyCharacters)
    }
}
