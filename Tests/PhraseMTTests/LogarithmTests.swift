import Foundation
import PhraseMT
import Testing

/// Log probabilities in one and in two bytes: the nearest value, within half a step, for all that can be held.
struct LogarithmTests {
    private static let probabilities = (0...4000).map { exp(-Double($0) / 100) }

    @Test func oneByteIsWithinHalfAStep() {
        for probability in Self.probabilities where log(probability) >= -255 / 16.0 {
            let value = Double(QuantizedLogarithm.value(QuantizedLogarithm.byte(ofProbability: probability)))
            #expect(abs(value - log(probability)) <= 1 / 32.0 + 1e-6)
        }
    }

    @Test func twoBytesAreWithinHalfAStep() {
        for probability in Self.probabilities where log(probability) >= -65_535 / 2048.0 {
            let value = Double(FixedPointLogarithm.value(FixedPointLogarithm.number(of: probability)))
            #expect(abs(value - log(probability)) <= 1 / 4096.0 + 1e-6)
        }
    }

    // 16 · ln 2 = 11.09, 2048 · ln 2 = 1419.57; more than 1 counts as 1, and what is not above 0 as the least.
    @Test(
        arguments: [
            (1, 0, 0), (2, 0, 0), (0.5, 11, 1420), (0.25, 22, 2839), (0, 255, 65_535), (-1, 255, 65_535),
            (1e-300, 255, 65_535), (.nan, 255, 65_535), (.infinity, 0, 0),
        ] as [(Double, UInt8, UInt16)])
    func byHand(probability: Double, byte: UInt8, number: UInt16) {
        #expect(QuantizedLogarithm.byte(ofProbability: probability) == byte)
        #expect(FixedPointLogarithm.number(of: probability) == number)
    }

    @Test func everyCodeComesBack() {
        for byte in 0..<UInt8.max {
            #expect(QuantizedLogarithm.byte(ofProbability: exp(Double(QuantizedLogarithm.value(byte)))) == byte)
        }
        for number in stride(from: UInt16(0), to: 65_000, by: 7) {
            #expect(FixedPointLogarithm.number(of: exp(Double(FixedPointLogarithm.value(number)))) == number)
        }
    }
}
