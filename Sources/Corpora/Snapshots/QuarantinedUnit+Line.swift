import Foundation
import TextProcessing

extension QuarantinedUnit {
    /// The line of the quarantine, with its end; equal for equal values.
    var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self)) + [0x0A]
        } catch {
            preconditionFailure("strings and finite numbers can be encoded: \(error)")
        }
    }

    /// Reads a line of the quarantine.
    init(line: TextInput.Line, file: String) throws(SnapshotError) {
        do {
            self = try JSONDecoder().decode(QuarantinedUnit.self, from: Data(line.bytes))
        } catch {
            throw .corrupt(file: file, line: line.number, reason: "no quarantined unit: \(error)")
        }
    }
}
