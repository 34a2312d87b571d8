import ArgumentParser
import Corpora
import Foundation
import Store
import TextProcessing

/// `chaka corpus stats`: what the corpus holds.
struct CorpusStatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count units, words and states, by source and variety.")

    @OptionGroup var options: CorpusOptions

    func run() async throws {
        let statistics = try options.database().statistics()
        let messages = Messages.current
        print("\(messages.units): \(statistics.units)")
        for (title, counts) in [
            (messages.bySource, statistics.unitsBySource), (messages.byDomain, statistics.unitsByDomain),
            (messages.byLicence, statistics.unitsByLicence),
        ] where !counts.isEmpty {
            print(title)
            for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
                print("  \(count)\t\(name.isEmpty ? "-" : name)")
            }
        }
        print(messages.bySourceVarietyState)
        for group in statistics.groups {
            print("  \(group.variants)\t\(group.source)\t\(group.variety.tag)\t\(group.state.rawValue)")
        }
        print(messages.textsHeading)
        for texts in statistics.texts {
            print(
                "  \(texts.variety.tag)\t\(texts.variants)\t\(texts.tokens)\t\(texts.types)\t\(Self.median(texts.lengths))\t"
                    + "\(texts.duplicates)")
        }
    }

    /// Words of the text in the middle.
    private static func median(_ lengths: [Int]) -> Int {
        let half = lengths.reduce(0, +) / 2
        var sum = 0
        return lengths.firstIndex { count in
            sum += count
            return sum > half
        } ?? 0
    }
}
