import Testing
import TextProcessing
import Translation

@testable import Backends

/// Spanish into Central Aymara; expectations follow the paradigms of Hardman (2001), word choice is the lexicon's.
struct DictionaryToAymaraTests {
    @Test(
        "says Spanish sentences in Aymara",
        arguments: [
            ("Presente su DNI.", "Documentom uñt'ayama."),
            ("Pague sus impuestos en el banco.", "Qullqi irtäwimanak qullqi utana payllama."),
            ("Vaya a la posta con su hijo.", "Qulla utaru yuqamampi sarama."),
            ("Traiga su documento de identidad.", "Documentom apanima."),
            ("No pague a nadie.", "Jani khitirusa payllamti."),
            ("No cierre la puerta.", "Jani punk jist'antamti."),
            ("¿Dónde está la posta médica?", "¿Kawkinkisa qulla uta?"),
            ("¿Cuál es su nombre?", "¿Kawkirisa sutima?"),
            ("¿Quién es el presidente?", "¿Khitisa jilïr irpiri?"),
            ("¿Cuándo llega el médico?", "¿Kunapachasa qulliri puri?"),
            ("¿Tiene DNI?", "¿Documentoma utjtamti?"),
            ("Tengo dos hijos.", "Paya yuqaja utjituwa."),
            ("La oficina está cerrada.", "Irnaqañ utaxa jist'antatawa."),
            ("El hospital está en la plaza.", "Qulla utaxa qhatunkiwa."),
            ("Soy profesor.", "Yatichirïtwa."),
            ("Mi madre está enferma.", "Taykajaxa usutawa."),
            ("El agua es vida.", "Umaxa jakañawa."),
            ("No hay agua.", "Janiw uma utjkiti."),
            ("Hay médicos en el hospital.", "Qullirinaka qulla utana utjiwa."),
            ("Puede pagar aquí.", "Akana payllañ atitawa."),
            ("Debe presentar su DNI.", "Documentom uñt'ayañamawa."),
            ("Tiene que firmar el documento.", "Qillq rixuntañamawa."),
            ("Quiero hablar con el alcalde.", "Alcaldempi parlañ muntwa."),
            ("El juez no puede ayudar.", "Taripirixa janiw yanapañ atkiti."),
            ("Los niños estudian en la escuela.", "Wawanakaxa yatiqañ utana yatiqapxiwa."),
            ("Mañana llegará el médico.", "Qharüru qulliri puriniwa."),
            ("El gobierno ayuda a las personas pobres.", "Gobiernoxa pisi jaqinakaru yanapiwa."),
            ("Registro de nacimiento", "Yuriw qillqantäwi"),
            ("La puerta de la escuela es roja.", "Yatiqañ utana punkupaxa wilawa."),
            ("Escriba su nombre y su edad.", "Sutim ukata maram qillqama."),
            ("Llámenos al 105.", "105-ru jawsita."),
            ("Dígame su nombre.", "Sutim sita."),
            ("Espere aquí.", "Akana suyama."),
            ("Si tiene fiebre, vaya al hospital.", "Phiwrima utjtam ukhaxa, qulla utaru sarama."),
            ("Para pagar su deuda, vaya al banco.", "Manum payllañataki, qullqi utaru sarama."),
            ("Pensión 65 ayuda a los ancianos.", "Pensión 65-xa achachinakaru yanapiwa."),
            ("Pague S/ 20 en el banco.", "S/ 20 qullqi utana payllama."),
            ("Mi casa es grande pero tu casa es pequeña.", "Utajaxa jach'awa ukampisa utamaxa jisk'awa."),
            ("Ayer compré tres libros.", "Wasüru kimsa pank alayätwa."),
            ("El perro está durmiendo.", "Anuxa ikiskiwa."),
            ("Se vende casa.", "Uta aljasiwa."),
            ("Me duele la cabeza.", "P'iqi usituwa."),
            ("No he comido hoy.", "Janiw jichhüru manq'kayätti."),
            ("Los campesinos siembran papa y maíz.", "Yapuchirinakaxa ch'uq ukata tunq satapxiwa."),
            ("Buenos días.", "Aski urukipana."),
            ("Guardar", "Imaña"),
        ])
    func sentences(spanish: String, aymara: String) async throws {
        let output = try await DictionaryData.translate(spanish, .spanish, .centralAymara)
        #expect(output.text == DictionaryData.canonical(aymara))
        #expect(output.unknownWords.isEmpty)
    }
}
