import Foundation
import TextProcessing
public import Translation

/// Answer of `POST /v1/explain`.
public struct ExplanationReply: Encodable, Sendable {
    private struct Leg: Encodable {
        let backend: String
        let source: String
        let target: String
    }

    private struct Cost: Encodable {
        let total: Double
        let quality: Double
        let latency: Double
        let price: Double
        let locality: Double
        let pivot: Double
    }

    private struct Candidate: Encodable {
        let legs: [Leg]
        let quality: Double
        let measured: Bool
        let cost: Cost
        let pricePerMillion: Double
        let expectedSeconds: Double?
    }

    private struct Exclusion: Encodable {
        let backend: String
        let reason: String
        let retryAfterSeconds: Double?
        let detail: String?
    }

    private let source: String
    private let target: String
    private let candidates: [Candidate]
    private let excluded: [Exclusion]

    /// Takes over a plan.
    public init(_ explanation: RouteExplanation) {
        source = explanation.pair.source.tag
        target = explanation.pair.target.tag
        candidates = explanation.candidates.map { candidate in
            let cost = candidate.cost
            return Candidate(
                legs: candidate.route.legs.map {
                    Leg(backend: $0.backend, source: $0.pair.source.tag, target: $0.pair.target.tag)
                },
                quality: Self.rounded(candidate.route.quality), measured: candidate.isMeasured,
                cost: Cost(
                    total: Self.rounded(cost.total), quality: Self.rounded(cost.quality),
                    latency: Self.rounded(cost.latency), price: Self.rounded(cost.price),
                    locality: Self.rounded(cost.locality), pivot: Self.rounded(cost.pivot)),
                pricePerMillion: candidate.price,
                expectedSeconds: candidate.expectedLatency.map { Self.rounded($0 / .seconds(1)) })
        }
        excluded = explanation.excluded.map {
            Exclusion(
                backend: $0.backend, reason: $0.reason.rawValue,
                retryAfterSeconds: $0.retryAfter.map { Self.rounded($0 / .seconds(1)) }, detail: $0.detail)
        }
    }

    /// The answer as one line of JSON.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
