"""What must not go wrong, promise by promise: `test_hostile_NN_…` is the proof of number NN, from outside the program
where the promise is about the program. Stories come from strangers, disks fail, files change while they are shown."""
