import Testing

@testable import Backends
@testable import Translation

/// What chat models say around, before and instead of a translation; the replies are made up after what such models do.
struct ChatCleanerTests {
    private static let source = "Pague en la ventanilla 2."
    private static let good = "Iskay ñiqin tawsapi paganki 2."

    @Test(
        "what stands around a translation is taken off",
        arguments: [
            good,
            "  \(good)\n",
            "\"\(good)\"",
            "“\(good)”",
            "«\(good)»",
            "'\(good)'",
            "`\(good)`",
            "**\(good)**",
            "*\(good)*",
            "```\n\(good)\n```",
            "```text\n\(good)\n```",
            "Here is the translation:\n\(good)",
            "Here is the translation: \(good)",
            "Here's the translation into Ayacucho Quechua:\n\n\(good)",
            "Sure! Here is the translation:\n\n\"\(good)\"",
            "Sure!\n\(good)",
            "Claro, aquí está la traducción:\n\(good)",
            "Claro.\n\n\(good)",
            "Traducción: \(good)",
            "Traducción:\n\n**\(good)**",
            "**Traducción:** \(good)",
            "Translation (Quechua): \(good)",
            "Quechua: \(good)",
            "Respuesta: «\(good)»",
            "The translation is: \(good)",
            "Certainly! The Quechua version:\n```\n\(good)\n```\nLet me know if you need anything else.",
            "\(good)\n\nNote: \"tawsa\" is a guess.",
            "\(good)\n\n(Nota: literalmente, «en la segunda»)",
            "\(good) (Note: ñiqin is an ordinal)",
            "\(good)\n\nI hope this helps!",
            "\(good)\n\n---\nThis translation uses the three-vowel spelling.",
            "\(good)\n\n**Explanation:**\n- tawsa: ventanilla\n- paganki: pagas",
            "\(good)\n\nEspero que le sirva.",
            "\(good)\n\nNote: As an AI, I may be wrong.",
            "<think>\nThe user wants Quechua. I cannot translate... I can.\n</think>\n\n\(good)",
            "The user wants Quechua.\n</think>\n\(good)",
            "<thinking>ok</thinking>\(good)",
            "<think>a</think> <think>b</think>\(good)",
            "\(good)<|im_end|>",
            "\(good)</s>",
            "<|assistant|>\(good)<end_of_turn>",
            "Iskay \\u00f1iqin tawsapi paganki 2.",
        ])
    func takenOff(reply: String) throws {
        #expect(try ChatCleaner(source: Self.source).cleaned(reply) == Self.good)
    }

    @Test(
        "refusals and talk are no translation",
        arguments: [
            "Lo siento, no puedo traducir ese texto.",
            "Lo siento, pero no hablo quechua.",
            "I'm sorry, but I can't help with that.",
            "I’m sorry, I can’t assist with that request.",
            "I cannot translate this into Ayacucho Quechua.",
            "As an AI language model, I don't have enough knowledge of Quechua.",
            "Como modelo de lenguaje, no puedo garantizar la traducción.",
            "No puedo ayudar con eso.",
            "Disculpe, ¿podría repetir la oración?",
            "Unfortunately, I do not know this language well enough.",
            "I'm unable to provide an accurate translation.",
            "\"I am sorry, I cannot do that.\"",
            "Here is what I can say: as an AI I have no voice.",
            "Sure! I am an AI assistant.",
            "\(good)\n\(good)",
            "Opción A\n\nOpción B",
            "tawsa = ventanilla\npagay = pagar",
        ])
    func refused(reply: String) {
        let error = #expect(throws: BackendError.self) { try ChatCleaner(source: Self.source).cleaned(reply) }
        #expect(error?.code == .rejectedAnswer)
        #expect(error?.defect == .chatter)
        #expect(error?.explanation.contains("tawsa") == false)
    }

    @Test(
        "a source of other excuses is no excuse",
        arguments: [
            ("No pague a nadie esta semana.", "Lo siento, no puedo ayudar con eso."),
            ("No pague a nadie.", "I cannot translate this sentence."),
            ("No puedo pagar.", "Lo siento, como modelo de lenguaje no puedo."),
            ("Lo siento.", "Lo siento, no puedo traducir eso."),
            ("La atención es gratis.", "As an AI I can't do that."),
            ("La semana humana", "No puedo."),
        ])
    func otherExcuses(source: String, reply: String) {
        let error = #expect(throws: BackendError.self) { try ChatCleaner(source: source).cleaned(reply) }
        #expect(error?.code == .rejectedAnswer)
    }

    @Test(
        "nothing, and thoughts without an end, are malformed",
        arguments: ["", " \n", "``````", "<think>The user", "<think></think>", "Traducción:", "<|im_end|>"])
    func malformed(reply: String) {
        let error = #expect(throws: BackendError.self) { try ChatCleaner(source: Self.source).cleaned(reply) }
        #expect(error?.code == .malformedReply)
    }

    @Test(
        "what the source has too stays",
        arguments: [
            ("\"Pague\"", "\"Paganki\""),
            ("«Ley N.º 1»", "«Ley N.º 1»"),
            ("Nota: traiga su DNI", "Nota: DNI-niykita apamunki"),
            ("Traducción: gratis", "Traducción: mana qullqiyuq"),
            ("Lo siento, no puedo.", "I'm sorry, I can't."),
            ("No puedo pagar.", "I can't pay."),
            ("Manam atinichu.", "No puedo."),
            ("Llakisktwa.", "Lo siento."),
            ("Pampachita.", "Disculpe."),
            ("No sé nadar.", "I can't swim."),
            ("No iré mañana.", "I will not go tomorrow."),
            ("Tengo miedo del perro.", "I'm afraid of the dog."),
            ("No cuento con DNI.", "I do not have a DNI."),
            ("No puedo ayudar con eso.", "I can't help with that."),
            ("No puedo traducir.", "I cannot translate."),
            ("Janiw atkti.", "No puedo."),
            ("La inteligencia artificial ayuda.", "As an AI, it helps."),
            ("Uno\nDos", "Huk\nIskay"),
            ("Pague (nota: hoy)", "Paganki (nota: kunan)"),
            ("Use ```x``` aquí", "Kaypi ```x``` llamkachiy"),
            ("C:\\users", "C:\\users"),
            ("Etiqueta <think>", "<think> sutichana"),
            ("No sé.", "Jan yatktti, manq'"),
            ("Comida", "manq'"),
            ("Haciendo comida grande", "'jach' manq' luraña'"),
            ("Dijo que «sí» y que «no»", "\"Arí\" nirqa, \"manam\""),
            ("Hora: 10:30", "Hora: 10:30"),
            ("A las 10:30 horas", "10:30 pachapi"),
            ("agua", "n\u{303}a"),
            ("árbol", "ʼsachʼa\u{308}ʼ"),
            ("nota", "nota"),
            ("Sí", "Arí"),
        ])
    func kept(source: String, answer: String) throws {
        let text = try ChatCleaner(source: source).cleaned(answer)
        #expect(Array(text.utf8) == Array(answer.utf8))
    }
}
