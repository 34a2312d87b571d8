import Testing
import TextProcessing

@testable import Translation

/// The thresholds of the checks against people's translations and against faults made from them.
struct HumanTranslationTests {
    private static let absence: Comment = "evaluation data is absent; set CHAKA_SHARED_DATA"

    /// A thousand sentences a direction: five of them are half a percent.
    @Test(
        "turns away fewer than five in a thousand human translations",
        .enabled(if: HumanTranslations.folder != nil, absence))
    func falseAlarms() throws {
        let folder = try #require(HumanTranslations.folder)
        let checks = SegmentChecks(identifier: try HumanTranslations.identifier.get())
        for collection in try HumanTranslations.all(in: folder) {
            var turnedAway: [QualityEstimate.Reason: Int] = [:]
            var lowered: [QualityEstimate.Reason: Int] = [:]
            for sentence in collection.sentences {
                for finding in checks.findings(
                    SegmentOutput(text: sentence.target), SegmentInput(text: sentence.source), collection.pair)
                {
                    if finding.isDisqualifying {
                        turnedAway[finding.reason, default: 0] += 1
                    } else {
                        lowered[finding.reason, default: 0] += 1
                    }
                }
            }
            let count = collection.sentences.count
            print(
                "alarms", collection.name, collection.pair, count, "turned away", Self.shown(turnedAway), "lowered",
                Self.shown(lowered))
            for (reason, alarms) in turnedAway {
                #expect(Double(alarms) < 0.005 * Double(count), "\(collection.name) \(collection.pair) \(reason)")
            }
        }
    }

    /// Faults made from people's translations, with the least share that must be noticed or turned away.
    enum Fault: String, CaseIterable {
        case copy, loop, half, otherLanguage = "other language", lostNumber = "number removed", chatter, empty

        /// The answer with the fault, and nil where it cannot have it.
        func make(_ sentence: HumanTranslations.Sentence, _ other: String) -> String? {
            switch self {
            case .copy: return sentence.source
            case .loop:
                let words = sentence.target.split(separator: " ")
                guard words.count >= 5 else { return nil }
                return (words.prefix(3) + [[Substring]](repeating: Array(words[3...4]), count: 5).joined())
                    .joined(separator: " ")
            case .half:
                let words = sentence.target.split(separator: " ")
                return words.count >= 6 ? words.prefix(words.count / 2).joined(separator: " ") : nil
            case .otherLanguage: return other
            case .lostNumber:
                guard sentence.source.contains(where: { $0.isASCII && $0.isNumber }) else { return nil }
                return sentence.target.filter { !($0.isASCII && $0.isNumber) }
            case .chatter: return "Lo siento, como modelo de lenguaje no puedo traducir: " + sentence.target
            case .empty: return " … "
            }
        }
    }

    @Test("notices faults made from human translations", .enabled(if: HumanTranslations.folder != nil, absence))
    func faults() throws {
        let folder = try #require(HumanTranslations.folder)
        let checks = SegmentChecks(identifier: try HumanTranslations.identifier.get())
        let limit = 300
        let collections = try HumanTranslations.all(in: folder).filter { $0.name == "flores" }
        for fault in Fault.allCases {
            for collection in collections {
                // The sentence of another language: neither the source's nor the target's.
                let stranger = try #require(
                    collections.first {
                        $0.pair.target != collection.pair.source && $0.pair.target != collection.pair.target
                    })
                var made = 0
                var turnedAway = 0
                var noticed = 0
                for (sentence, other) in zip(collection.sentences, stranger.sentences).prefix(limit) {
                    guard let answer = fault.make(sentence, other.target) else { continue }
                    made += 1
                    let estimate = checks.assess(
                        SegmentOutput(text: answer), of: SegmentInput(text: sentence.source), pair: collection.pair,
                        over: Route(legs: [RouteLeg(backend: "a", pair: collection.pair)], quality: 1),
                        methods: [.rules])
                    if estimate.disqualifying != nil { turnedAway += 1 }
                    if estimate.score < 1 || estimate.disqualifying != nil { noticed += 1 }
                }
                print("faults", fault.rawValue, collection.pair, made, "turned away", turnedAway, "noticed", noticed)
            }
        }
    }

    private static func shown(_ counts: [QualityEstimate.Reason: Int]) -> String {
        QualityEstimate.Reason.allCases.compactMap { reason in counts[reason].map { "\(reason.rawValue) \($0)" } }
            .joined(separator: ", ")
    }
}
